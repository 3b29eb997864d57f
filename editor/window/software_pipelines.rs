//! [`Pipelines`] of the software renderer.

use playground_graphics::wgpu;

/// One pipeline for each kind of fill.
pub struct Pipelines {
    /// For opaque colours.
    pub opaque: wgpu::RenderPipeline,
    /// For blended colours.
    pub blended: wgpu::RenderPipeline,
    /// For textures.
    pub textured: wgpu::RenderPipeline,
    /// Layout of the group with the screen size.
    pub screen_layout: wgpu::BindGroupLayout,
    texture_layout: wgpu::BindGroupLayout,
    linear: wgpu::Sampler,
    nearest: wgpu::Sampler,
}

impl Pipelines {
    /// Pipelines for targets of this format.
    pub fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("software_egui.wgsl"));
        let screen_layout = screen_layout(device);
        let texture_layout = texture_layout(device);
        let make = |fragment: &str, blend, groups: &[Option<&wgpu::BindGroupLayout>]| {
            pipeline(device, &shader, format, fragment, blend, groups)
        };
        let mixed = Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING);
        let plain = [Some(&screen_layout)];
        let textured = [Some(&screen_layout), Some(&texture_layout)];
        Self {
            opaque: make("plain", None, &plain),
            blended: make("plain", mixed, &plain),
            textured: make("textured", mixed, &textured),
            linear: sampler(device, wgpu::FilterMode::Linear),
            nearest: sampler(device, wgpu::FilterMode::Nearest),
            screen_layout,
            texture_layout,
        }
    }

    /// Binds a texture.
    pub fn texture_group(
        &self,
        device: &wgpu::Device,
        view: &wgpu::TextureView,
        nearest: bool,
    ) -> wgpu::BindGroup {
        let sampler = if nearest { &self.nearest } else { &self.linear };
        device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("egui texture"),
            layout: &self.texture_layout,
            entries: &[
                wgpu::BindGroupEntry {
                    binding: 0,
                    resource: wgpu::BindingResource::TextureView(view),
                },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: wgpu::BindingResource::Sampler(sampler),
                },
            ],
        })
    }
}

fn pipeline(
    device: &wgpu::Device,
    shader: &wgpu::ShaderModule,
    format: wgpu::TextureFormat,
    fragment: &str,
    blend: Option<wgpu::BlendState>,
    groups: &[Option<&wgpu::BindGroupLayout>],
) -> wgpu::RenderPipeline {
    let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: Some("egui"),
        bind_group_layouts: groups,
        ..Default::default()
    });
    // Position, texture coordinates and colour: the layout of egui's vertices.
    let attributes = wgpu::vertex_attr_array![0 => Float32x2, 1 => Float32x2, 2 => Unorm8x4];
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("egui"),
        layout: Some(&layout),
        vertex: wgpu::VertexState {
            module: shader,
            entry_point: Some("corner"),
            compilation_options: Default::default(),
            buffers: &[Some(wgpu::VertexBufferLayout {
                array_stride: 20,
                step_mode: wgpu::VertexStepMode::Vertex,
                attributes: &attributes,
            })],
        },
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module: shader,
            entry_point: Some(fragment),
            compilation_options: Default::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format,
                blend,
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview_mask: None,
        cache: None,
    })
}

fn screen_layout(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("egui screen"),
        entries: &[wgpu::BindGroupLayoutEntry {
            binding: 0,
            visibility: wgpu::ShaderStages::VERTEX,
            ty: wgpu::BindingType::Buffer {
                ty: wgpu::BufferBindingType::Uniform,
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        }],
    })
}

fn texture_layout(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    let entry = |binding, ty| wgpu::BindGroupLayoutEntry {
        binding,
        visibility: wgpu::ShaderStages::FRAGMENT,
        ty,
        count: None,
    };
    let texture = wgpu::BindingType::Texture {
        sample_type: wgpu::TextureSampleType::Float { filterable: true },
        view_dimension: wgpu::TextureViewDimension::D2,
        multisampled: false,
    };
    let sampler = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering);
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("egui texture"),
        entries: &[entry(0, texture), entry(1, sampler)],
    })
}

fn sampler(device: &wgpu::Device, filter: wgpu::FilterMode) -> wgpu::Sampler {
    device.create_sampler(&wgpu::SamplerDescriptor {
        label: Some("egui"),
        mag_filter: filter,
        min_filter: filter,
        ..Default::default()
    })
}
