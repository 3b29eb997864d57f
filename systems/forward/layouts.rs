//! Bind group layouts and vertex layouts.

use playground_core_drawing::{Instance, LineVertex, MeshDetail, MeshJoints, MeshVertex};
use playground_graphics::wgpu;

/// Bytes of the view of a light.
pub const LIGHT_BYTES: u64 = size_of::<[[f32; 4]; 4]>() as u64;

/// The bind group layouts; the number is that of the group in the shaders.
pub struct Layouts {
    /// Group 0: the frame, and joints.
    pub frame: wgpu::BindGroupLayout,
    /// Group 1 of lit meshes and of the sky: the shadow map, and the panorama.
    pub around: wgpu::BindGroupLayout,
    /// Group 1 of what casts shadows: the view of the light, one after the other.
    pub light: wgpu::BindGroupLayout,
    /// Group 1 of the outline: the mask.
    pub mask: wgpu::BindGroupLayout,
    /// Group 1 of glowing light: light, its sampler, blurred light.
    pub glow: wgpu::BindGroupLayout,
    /// Group 1 of what finds how much light from all around arrives: depth.
    pub depth: wgpu::BindGroupLayout,
    /// Group 1 of what makes that smooth: what was found.
    pub rough: wgpu::BindGroupLayout,
    /// Group 2 of meshes with a picture or a surface: its numbers, five maps, and their samplers, and the
    /// numbers for the code of the project.
    pub surface: wgpu::BindGroupLayout,
    /// Group 3 of meshes that bend: morph targets.
    pub bend: wgpu::BindGroupLayout,
}

impl Layouts {
    /// Makes the layouts.
    pub fn new(device: &wgpu::Device) -> Self {
        let group = |label, entries: &[wgpu::BindGroupLayoutEntry]| {
            device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
                label: Some(label),
                entries,
            })
        };
        let filterable = wgpu::TextureSampleType::Float { filterable: true };
        let flat = wgpu::TextureViewDimension::D2;
        let depth = wgpu::TextureSampleType::Depth;
        let numbers = wgpu::TextureSampleType::Float { filterable: false };
        let maps = (1..6).map(|at| texture(at, filterable, flat));
        let samplers = (6..11).map(|at| sampler(at, wgpu::SamplerBindingType::Filtering));
        let parameters = wgpu::BindGroupLayoutEntry {
            binding: 11,
            ..uniform()
        };
        let surface = std::iter::once(uniform()).chain(maps).chain(samplers);
        let surface = surface.chain([parameters]);
        let surface: Vec<_> = surface.collect();
        Self {
            frame: group("frame", &[uniform(), of_corners(1)]),
            around: group(
                "around",
                &[
                    texture(0, depth, flat),
                    sampler(1, wgpu::SamplerBindingType::Comparison),
                    texture(2, filterable, wgpu::TextureViewDimension::Cube),
                    texture(3, filterable, flat),
                    sampler(4, wgpu::SamplerBindingType::Filtering),
                    texture(5, filterable, flat),
                    sampler(6, wgpu::SamplerBindingType::Filtering),
                    texture(7, numbers, flat),
                    texture(8, wgpu::TextureSampleType::Uint, flat),
                    texture(9, wgpu::TextureSampleType::Uint, flat),
                    texture(10, numbers, flat),
                ],
            ),
            light: group(
                "light",
                &[wgpu::BindGroupLayoutEntry {
                    ty: wgpu::BindingType::Buffer {
                        ty: wgpu::BufferBindingType::Uniform,
                        has_dynamic_offset: true,
                        min_binding_size: wgpu::BufferSize::new(LIGHT_BYTES),
                    },
                    ..uniform()
                }],
            ),
            mask: group("mask", &[texture(0, filterable, flat)]),
            glow: group(
                "glow",
                &[
                    texture(0, filterable, flat),
                    sampler(1, wgpu::SamplerBindingType::Filtering),
                    texture(2, filterable, flat),
                ],
            ),
            depth: group("depth", &[texture(0, numbers, flat)]),
            rough: group("rough", &[texture(1, numbers, flat)]),
            surface: group("surface", &surface),
            bend: group("bend", &[of_corners(0)]),
        }
    }

    /// The groups of a pipeline without light; `light` is group 1 of what casts shadows.
    pub fn of_depth<'a>(
        &'a self,
        light: Option<&'a wgpu::BindGroupLayout>,
        (holes, bent): (bool, bool),
    ) -> Vec<Option<&'a wgpu::BindGroupLayout>> {
        let surface = holes.then_some(&self.surface);
        let count = match (bent, holes, light.is_some()) {
            (true, _, _) => 4,
            (false, true, _) => 3,
            (false, false, true) => 2,
            (false, false, false) => 1,
        };
        let groups = [Some(&self.frame), light, surface, Some(&self.bend)];
        groups.into_iter().take(count).collect()
    }
}

fn uniform() -> wgpu::BindGroupLayoutEntry {
    wgpu::BindGroupLayoutEntry {
        binding: 0,
        visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
        ty: wgpu::BindingType::Buffer {
            ty: wgpu::BufferBindingType::Uniform,
            has_dynamic_offset: false,
            min_binding_size: None,
        },
        count: None,
    }
}

/// A texture of numbers that corners look up.
fn of_corners(binding: u32) -> wgpu::BindGroupLayoutEntry {
    let sample_type = wgpu::TextureSampleType::Float { filterable: false };
    wgpu::BindGroupLayoutEntry {
        visibility: wgpu::ShaderStages::VERTEX,
        ..texture(binding, sample_type, wgpu::TextureViewDimension::D2)
    }
}

/// A texture at a binding.
pub fn texture(
    binding: u32,
    sample_type: wgpu::TextureSampleType,
    view_dimension: wgpu::TextureViewDimension,
) -> wgpu::BindGroupLayoutEntry {
    wgpu::BindGroupLayoutEntry {
        binding,
        visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
        ty: wgpu::BindingType::Texture {
            sample_type,
            view_dimension,
            multisampled: false,
        },
        count: None,
    }
}

/// A sampler at a binding.
pub fn sampler(binding: u32, kind: wgpu::SamplerBindingType) -> wgpu::BindGroupLayoutEntry {
    wgpu::BindGroupLayoutEntry {
        binding,
        visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
        ty: wgpu::BindingType::Sampler(kind),
        count: None,
    }
}

const VERTEX: [wgpu::VertexAttribute; 3] =
    wgpu::vertex_attr_array![0 => Float32x3, 1 => Float32x3, 2 => Float32x2];
const INSTANCE: [wgpu::VertexAttribute; 7] = wgpu::vertex_attr_array![
    3 => Float32x4, 4 => Float32x4, 5 => Float32x4, 6 => Float32x4, 7 => Float32x3, 8 => Uint32x3,
    9 => Unorm16x4
];
const DETAIL: [wgpu::VertexAttribute; 3] =
    wgpu::vertex_attr_array![10 => Float32x4, 11 => Unorm8x4, 12 => Float32x2];
const BEND: [wgpu::VertexAttribute; 2] = wgpu::vertex_attr_array![13 => Uint16x4, 14 => Unorm16x4];
const SEGMENT: [wgpu::VertexAttribute; 4] =
    wgpu::vertex_attr_array![0 => Float32x3, 1 => Float32x4, 2 => Float32x3, 3 => Float32x4];
const CORNER: [wgpu::VertexAttribute; 2] = wgpu::vertex_attr_array![0 => Float32x3, 1 => Float32x4];

/// A mesh in buffer 0, its instances in buffer 1.
pub fn mesh_buffers() -> [Option<wgpu::VertexBufferLayout<'static>>; 2] {
    [
        Some(wgpu::VertexBufferLayout {
            array_stride: size_of::<MeshVertex>() as u64,
            step_mode: wgpu::VertexStepMode::Vertex,
            attributes: &VERTEX,
        }),
        Some(wgpu::VertexBufferLayout {
            array_stride: size_of::<Instance>() as u64,
            step_mode: wgpu::VertexStepMode::Instance,
            attributes: &INSTANCE,
        }),
    ]
}

/// The same, and the details of the mesh in buffer 2.
pub fn detailed_buffers() -> [Option<wgpu::VertexBufferLayout<'static>>; 3] {
    let [mesh, instances] = mesh_buffers();
    let details = wgpu::VertexBufferLayout {
        array_stride: size_of::<MeshDetail>() as u64,
        step_mode: wgpu::VertexStepMode::Vertex,
        attributes: &DETAIL,
    };
    [mesh, instances, Some(details)]
}

/// A mesh that bends, with details or without: the same, and its joints in buffer 3.
pub fn bent_buffers(detailed: bool) -> [Option<wgpu::VertexBufferLayout<'static>>; 4] {
    let [mesh, instances, details] = detailed_buffers();
    let joints = wgpu::VertexBufferLayout {
        array_stride: size_of::<MeshJoints>() as u64,
        step_mode: wgpu::VertexStepMode::Vertex,
        attributes: &BEND,
    };
    [mesh, instances, details.filter(|_| detailed), Some(joints)]
}

/// Pairs of points, one instance each.
pub fn segment_buffers() -> [Option<wgpu::VertexBufferLayout<'static>>; 1] {
    [Some(wgpu::VertexBufferLayout {
        array_stride: 2 * size_of::<LineVertex>() as u64,
        step_mode: wgpu::VertexStepMode::Instance,
        attributes: &SEGMENT,
    })]
}

/// Corners of overlay triangles.
pub fn corner_buffers() -> [Option<wgpu::VertexBufferLayout<'static>>; 1] {
    [Some(wgpu::VertexBufferLayout {
        array_stride: size_of::<LineVertex>() as u64,
        step_mode: wgpu::VertexStepMode::Vertex,
        attributes: &CORNER,
    })]
}
