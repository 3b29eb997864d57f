//! Bind group layouts and vertex layouts.

use playground_core_drawing::{Instance, LineVertex, MeshVertex};
use playground_graphics::wgpu;

/// The bind group layouts; the number is that of the group in the shaders.
pub struct Layouts {
    /// Group 0: the frame.
    pub frame: wgpu::BindGroupLayout,
    /// Group 1 of lit meshes: the shadow map.
    pub shadow: wgpu::BindGroupLayout,
    /// Group 1 of the outline: the mask.
    pub mask: wgpu::BindGroupLayout,
    /// Group 2 of textured meshes.
    pub texture: wgpu::BindGroupLayout,
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
        Self {
            frame: group("frame", &[uniform()]),
            shadow: group(
                "shadow",
                &[
                    texture(wgpu::TextureSampleType::Depth),
                    sampler(wgpu::SamplerBindingType::Comparison),
                ],
            ),
            mask: group("mask", &[texture(filterable)]),
            texture: group(
                "texture",
                &[
                    texture(filterable),
                    sampler(wgpu::SamplerBindingType::Filtering),
                ],
            ),
        }
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

fn texture(sample_type: wgpu::TextureSampleType) -> wgpu::BindGroupLayoutEntry {
    wgpu::BindGroupLayoutEntry {
        binding: 0,
        visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
        ty: wgpu::BindingType::Texture {
            sample_type,
            view_dimension: wgpu::TextureViewDimension::D2,
            multisampled: false,
        },
        count: None,
    }
}

fn sampler(kind: wgpu::SamplerBindingType) -> wgpu::BindGroupLayoutEntry {
    wgpu::BindGroupLayoutEntry {
        binding: 1,
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
