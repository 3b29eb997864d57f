//! Uploads surfaces.

use bytemuck::{Pod, Zeroable};
use playground_core_drawing::{Surface, SurfaceMap, SurfaceShader};
use playground_core_rendering::{Gpu, GpuShader, GpuSurface, RenderingError};
use playground_graphics::wgpu;

/// The numbers of a surface, as `mesh.wgsl` reads them.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
pub struct PackedSurface {
    /// Red, green, blue; the scale of the normal map.
    emission: [f32; 4],
    /// Red, green, blue; the strength of the occlusion map.
    reflectance: [f32; 4],
    /// Coat, its roughness, cutoff.
    coat: [f32; 4],
    /// See [`PackedMap`].
    maps: [PackedMap; 5],
}

/// Where a map lies: u and v are sums of a mesh's u and v, times x and y, and z.
#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
struct PackedMap {
    /// w: 1 for the second texture coordinates.
    u: [f32; 4],
    v: [f32; 4],
}

impl PackedSurface {
    /// The numbers of a surface.
    pub fn new(surface: &Surface) -> Self {
        let [r, g, b] = surface.emission;
        let [red, green, blue] = surface.reflectance;
        let cutoff = surface.cutoff.unwrap_or(Self::CLEAR);
        Self {
            emission: [r, g, b, surface.normal_scale],
            reflectance: [red, green, blue, surface.occlusion_strength],
            coat: [surface.coat, surface.coat_roughness.max(0.06), cutoff, 0.0],
            maps: surface
                .maps()
                .map(|map| map.map_or_else(PackedMap::default, |map| PackedMap::new(&map))),
        }
    }

    /// Where alpha is lower, a surface that blends is not picked.
    const CLEAR: f32 = 0.05;
}

impl PackedMap {
    fn new(map: &SurfaceMap) -> Self {
        let [x, y] = [
            map.map_from_mesh.matrix2.x_axis,
            map.map_from_mesh.matrix2.y_axis,
        ];
        let z = map.map_from_mesh.translation;
        let set = f32::from(map.uv_set.min(1));
        Self {
            u: [x.x, y.x, z.x, set],
            v: [x.y, y.y, z.y, 0.0],
        }
    }
}

/// Where the parameters of a shader start in the buffer of a surface, in bytes.
pub const PARAMETERS_AT: u64 = 256;

/// Checks and uploads a surface.
pub fn upload(gpu: &Gpu, surface: &Surface) -> Result<(), RenderingError> {
    let packed = PackedSurface::new(surface);
    let numbers: &[f32] = bytemuck::cast_slice(std::slice::from_ref(&packed));
    let given = surface.parameters.iter().flat_map(|(_, value)| value);
    if !numbers.iter().chain(given).all(|number| number.is_finite()) {
        return Err(RenderingError::Upload {
            what: format!("surface {}", surface.name),
            reason: "one of its numbers is not finite".into(),
        });
    }
    let shaders = gpu.shaders.read();
    let shader = surface.shader.and_then(|id| shaders.get(&id));
    let uploaded = GpuSurface {
        uniform: uniform(&gpu.device, &gpu.queue, surface, shader),
        surface: surface.clone(),
    };
    gpu.surfaces.write().insert(surface.id, uploaded);
    Ok(())
}

/// The uniform buffer of a surface: its numbers, then what it gives to its shader.
pub fn uniform(
    device: &wgpu::Device,
    queue: &wgpu::Queue,
    surface: &Surface,
    shader: Option<&GpuShader>,
) -> wgpu::Buffer {
    let packed = PackedSurface::new(surface);
    let buffer = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("surface"),
        size: PARAMETERS_AT + SurfaceShader::PARAMETER_BYTES as u64,
        usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    queue.write_buffer(&buffer, 0, bytemuck::bytes_of(&packed));
    if let Some(of) = shader {
        queue.write_buffer(&buffer, PARAMETERS_AT, &parameters(surface, &of.shader));
    }
    buffer
}

/// What a surface gives to a shader, as it lies in memory.
fn parameters(surface: &Surface, shader: &SurfaceShader) -> [u8; SurfaceShader::PARAMETER_BYTES] {
    let mut bytes = [0; SurfaceShader::PARAMETER_BYTES];
    for (of, at) in shader.parameters.iter().zip(shader.offsets()) {
        let given = surface.parameters.iter().find(|(name, _)| *name == of.name);
        let value = given.map_or(of.usual, |(_, value)| *value);
        let numbers = bytemuck::bytes_of(&value);
        let numbers = numbers.get(..4 * usize::from(of.width)).unwrap_or_default();
        if let Some(place) = bytes.get_mut(at..at + numbers.len()) {
            place.copy_from_slice(numbers);
        }
    }
    bytes
}
