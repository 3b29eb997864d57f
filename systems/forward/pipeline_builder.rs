//! [`PipelineBuilder`]: builds a render pipeline from the properties in which they differ.

use super::{
    pipelines::vertex_entry,
    shown::Shown,
    target::{COLOR_FORMAT, DEPTH_FORMAT, MASK_FORMAT},
};
use playground_graphics::wgpu;

/// The picking texture holds entity indices.
pub const PICK_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::R32Uint;

/// Builds a render pipeline. Defaults: entries `vertex` and `fragment`, no buffers, opaque, both
/// faces drawn, depth test.
#[derive(Clone)]
pub struct PipelineBuilder<'a> {
    label: &'a str,
    module: &'a wgpu::ShaderModule,
    vertex: &'a str,
    fragment: Option<&'a str>,
    buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>],
    constants: &'a [(&'a str, f64)],
    format: Option<wgpu::TextureFormat>,
    blend: Option<wgpu::BlendState>,
    cull: Option<wgpu::Face>,
    depth: Option<wgpu::DepthStencilState>,
    samples: u32,
    edges: bool,
}

impl<'a> PipelineBuilder<'a> {
    /// A builder with the defaults.
    pub fn new(label: &'a str, module: &'a wgpu::ShaderModule) -> Self {
        Self {
            label,
            module,
            vertex: "vertex",
            fragment: Some("fragment"),
            buffers: &[],
            constants: &[],
            format: Some(COLOR_FORMAT),
            blend: None,
            cull: None,
            depth: Some(depth(true, wgpu::CompareFunction::GreaterEqual)),
            samples: 1,
            edges: false,
        }
    }

    /// Reads vertices from these buffers.
    pub fn buffers(self, buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>]) -> Self {
        Self { buffers, ..self }
    }

    /// Sets the vertex entry point.
    pub fn vertex_entry(self, vertex: &'a str) -> Self {
        Self { vertex, ..self }
    }

    /// Sets the fragment entry point.
    pub fn fragment_entry(self, fragment: &'a str) -> Self {
        let fragment = Some(fragment);
        Self { fragment, ..self }
    }

    /// Sets the overridable constants of the shader.
    pub fn constants(self, constants: &'a [(&'a str, f64)]) -> Self {
        Self { constants, ..self }
    }

    /// Draws into a picture with this number of samples per pixel.
    pub fn picture(self, samples: u32) -> Self {
        Self { samples, ..self }
    }

    /// Draws into a picture with this number of samples per pixel, as colours or as light.
    pub fn scene(self, samples: u32, shown: Shown) -> Self {
        Self {
            samples,
            format: Some(shown.format()),
            ..self
        }
    }

    /// Mixes with what is there by alpha, alpha included.
    pub fn mixed(self) -> Self {
        let blend = Some(wgpu::BlendState::ALPHA_BLENDING);
        Self { blend, ..self }
    }

    /// Draws into a texture of this format, without depth.
    pub fn onto(self, format: wgpu::TextureFormat) -> Self {
        Self {
            format: Some(format),
            depth: None,
            ..self
        }
    }

    /// Draws depth alone.
    pub fn without_color(self) -> Self {
        Self {
            format: None,
            ..self
        }
    }

    /// Blends by alpha and writes no depth.
    pub fn blended(self) -> Self {
        self.over(wgpu::BlendFactor::OneMinusSrcAlpha)
    }

    /// Adds the colour times its alpha, and writes no depth.
    pub fn added(self) -> Self {
        self.over(wgpu::BlendFactor::One)
    }

    /// Writes no depth; `kept` is the part of the picture behind it that stays.
    fn over(self, kept: wgpu::BlendFactor) -> Self {
        Self {
            blend: Some(wgpu::BlendState {
                color: wgpu::BlendComponent {
                    src_factor: wgpu::BlendFactor::SrcAlpha,
                    dst_factor: kept,
                    operation: wgpu::BlendOperation::Add,
                },
                // The picture itself stays opaque.
                alpha: wgpu::BlendComponent {
                    src_factor: wgpu::BlendFactor::Zero,
                    dst_factor: wgpu::BlendFactor::One,
                    operation: wgpu::BlendOperation::Add,
                },
            }),
            depth: Some(depth(false, wgpu::CompareFunction::GreaterEqual)),
            ..self
        }
    }

    /// Draws without a depth test.
    pub fn on_top(self) -> Self {
        let depth = Some(depth(false, wgpu::CompareFunction::Always));
        Self { depth, ..self }
    }

    /// Draws only where nothing was drawn.
    pub fn behind_everything(self) -> Self {
        let depth = Some(depth(false, wgpu::CompareFunction::Equal));
        Self { depth, ..self }
    }

    /// Draws the edges of triangles in place of triangles.
    pub fn edges(self) -> Self {
        Self {
            edges: true,
            ..self
        }
    }

    /// Culls one side of triangles.
    pub fn culling(self, face: wgpu::Face) -> Self {
        let cull = Some(face);
        Self { cull, ..self }
    }

    /// Makes the pipeline.
    pub fn build(
        self,
        device: &wgpu::Device,
        layout: &wgpu::PipelineLayout,
    ) -> wgpu::RenderPipeline {
        let options = wgpu::PipelineCompilationOptions {
            constants: self.constants,
            ..Default::default()
        };
        let target = self.format.map(|format| wgpu::ColorTargetState {
            format,
            blend: self.blend,
            write_mask: wgpu::ColorWrites::ALL,
        });
        let targets = [target];
        let targets = match self.format {
            Some(_) => &targets[..],
            None => &[],
        };
        device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some(self.label),
            layout: Some(layout),
            vertex: wgpu::VertexState {
                module: self.module,
                entry_point: Some(self.vertex),
                compilation_options: options.clone(),
                buffers: self.buffers,
            },
            primitive: wgpu::PrimitiveState {
                cull_mode: self.cull,
                polygon_mode: match self.edges {
                    true => wgpu::PolygonMode::Line,
                    false => wgpu::PolygonMode::Fill,
                },
                ..Default::default()
            },
            depth_stencil: self.depth,
            multisample: wgpu::MultisampleState {
                count: self.samples,
                ..Default::default()
            },
            fragment: self.fragment.map(|entry| wgpu::FragmentState {
                module: self.module,
                entry_point: Some(entry),
                compilation_options: options,
                targets,
            }),
            multiview_mask: None,
            cache: None,
        })
    }
}

/// Draws into the shadow map: depth only, growing away from the light, with a slope bias.
pub fn caster<'a>(
    module: &'a wgpu::ShaderModule,
    buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>],
) -> PipelineBuilder<'a> {
    let mut away = depth(true, wgpu::CompareFunction::LessEqual);
    away.bias = wgpu::DepthBiasState {
        constant: 2,
        slope_scale: 2.0,
        clamp: 0.0,
    };
    PipelineBuilder {
        vertex: "caster",
        fragment: None,
        depth: Some(away),
        ..PipelineBuilder::new("shadow", module).buffers(buffers)
    }
}

/// Draws how far away what the camera sees is: depth only.
pub fn distance<'a>(
    module: &'a wgpu::ShaderModule,
    buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>],
    (holes, bent): (bool, bool),
) -> PipelineBuilder<'a> {
    PipelineBuilder {
        format: None,
        fragment: holes.then_some("depth_cut"),
        ..PipelineBuilder::new("distances", module)
            .buffers(buffers)
            .vertex_entry(vertex_entry(holes, bent))
    }
}

/// Draws into the picking texture.
pub fn pick<'a>(
    module: &'a wgpu::ShaderModule,
    buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>],
) -> PipelineBuilder<'a> {
    PipelineBuilder {
        format: Some(PICK_FORMAT),
        ..PipelineBuilder::new("pick", module)
            .buffers(buffers)
            .fragment_entry("entity")
    }
}

/// Draws into the mask, without a depth test.
pub fn mask<'a>(
    module: &'a wgpu::ShaderModule,
    buffers: &'a [Option<wgpu::VertexBufferLayout<'a>>],
) -> PipelineBuilder<'a> {
    PipelineBuilder {
        format: Some(MASK_FORMAT),
        depth: None,
        ..PipelineBuilder::new("mask", module)
            .buffers(buffers)
            .fragment_entry("covered")
    }
}

/// A pipeline layout of these groups.
pub fn layout(
    device: &wgpu::Device,
    groups: &[Option<&wgpu::BindGroupLayout>],
) -> wgpu::PipelineLayout {
    device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: None,
        bind_group_layouts: groups,
        immediate_size: 0,
    })
}

fn depth(write: bool, compare: wgpu::CompareFunction) -> wgpu::DepthStencilState {
    wgpu::DepthStencilState {
        format: DEPTH_FORMAT,
        depth_write_enabled: Some(write),
        depth_compare: Some(compare),
        stencil: Default::default(),
        bias: Default::default(),
    }
}
