//! Uploads surfaces.

use bytemuck::{Pod, Zeroable};
use playground_core_drawing::{Surface, SurfaceMap};
use playground_core_rendering::{Gpu, GpuSurface, RenderingError};
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

/// Checks and uploads a surface.
pub fn upload(gpu: &Gpu, surface: &Surface) -> Result<(), RenderingError> {
    let packed = PackedSurface::new(surface);
    let numbers: &[f32] = bytemuck::cast_slice(std::slice::from_ref(&packed));
    if !numbers.iter().all(|number| number.is_finite()) {
        return Err(RenderingError::Upload {
            what: format!("surface {}", surface.name),
            reason: "one of its numbers is not finite".into(),
        });
    }
    let uploaded = GpuSurface {
        uniform: uniform(&gpu.device, &gpu.queue, surface),
        surface: surface.clone(),
    };
    gpu.surfaces.write().insert(surface.id, uploaded);
    Ok(())
}

/// The uniform buffer of a surface.
pub fn uniform(device: &wgpu::Device, queue: &wgpu::Queue, surface: &Surface) -> wgpu::Buffer {
    let packed = PackedSurface::new(surface);
    let bytes = bytemuck::bytes_of(&packed);
    let buffer = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("surface"),
        size: bytes.len() as u64,
        usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    queue.write_buffer(&buffer, 0, bytes);
    buffer
}
