//! [`Mips`]: makes smaller copies of textures, for surfaces that are seen from afar.

use super::shader::Scope;
use playground_base::Shared;
use playground_core_rendering::RenderingError;
use playground_graphics::wgpu;
use std::collections::HashMap;

/// Halves textures on the device, level by level.
pub struct Mips {
    layout: wgpu::BindGroupLayout,
    sampler: wgpu::Sampler,
    module: wgpu::ShaderModule,
    pipelines: Shared<HashMap<wgpu::TextureFormat, wgpu::RenderPipeline>>,
}

/// Each pixel is the mean of four.
const SHADER: &str = concat!(
    include_str!("../../shaders/whole.wgsl"),
    "
@group(0) @binding(0) var larger: texture_2d<f32>;
@group(0) @binding(1) var smooth_sampler: sampler;

@fragment
fn fragment(v: Varying) -> @location(0) vec4<f32> {
    return textureSampleLevel(larger, smooth_sampler, v.uv, 0.0);
}
"
);

impl Mips {
    /// Compiles the shader.
    pub fn new(device: &wgpu::Device) -> Self {
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("smaller copies"),
            entries: &[
                super::layouts::texture(
                    0,
                    wgpu::TextureSampleType::Float { filterable: true },
                    wgpu::TextureViewDimension::D2,
                ),
                super::layouts::sampler(1, wgpu::SamplerBindingType::Filtering),
            ],
        });
        Self {
            layout,
            sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                ..Default::default()
            }),
            module: device.create_shader_module(wgpu::ShaderModuleDescriptor {
                label: Some("smaller copies"),
                source: wgpu::ShaderSource::Wgsl(SHADER.into()),
            }),
            pipelines: Shared::default(),
        }
    }

    /// How many levels a texture of this size has, down to one pixel.
    pub const fn levels(width_px: u32, height_px: u32) -> u32 {
        let larger = if width_px > height_px {
            width_px
        } else {
            height_px
        };
        match larger.checked_ilog2() {
            Some(halves) => halves + 1,
            None => 1,
        }
    }

    /// Fills all levels but the first from the one before.
    pub fn fill(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        texture: &wgpu::Texture,
    ) -> Result<(), RenderingError> {
        let levels = texture.mip_level_count();
        if levels < 2 {
            return Ok(());
        }
        let scope = Scope::open(device);
        let pipeline = self.pipeline(device, texture.format());
        let view = |level| {
            texture.create_view(&wgpu::TextureViewDescriptor {
                base_mip_level: level,
                mip_level_count: Some(1),
                ..Default::default()
            })
        };
        let mut encoder = device.create_command_encoder(&Default::default());
        for level in 1..levels {
            let larger = view(level - 1);
            let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
                label: Some("smaller copies"),
                layout: &self.layout,
                entries: &[
                    wgpu::BindGroupEntry {
                        binding: 0,
                        resource: wgpu::BindingResource::TextureView(&larger),
                    },
                    wgpu::BindGroupEntry {
                        binding: 1,
                        resource: wgpu::BindingResource::Sampler(&self.sampler),
                    },
                ],
            });
            let smaller = view(level);
            let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("smaller copies"),
                color_attachments: &[Some(super::attachments::attachment(&smaller, None))],
                ..Default::default()
            });
            pass.set_pipeline(&pipeline);
            pass.set_bind_group(0, &group, &[]);
            pass.draw(0..3, 0..1);
        }
        queue.submit([encoder.finish()]);
        scope.close()
    }

    fn pipeline(&self, device: &wgpu::Device, format: wgpu::TextureFormat) -> wgpu::RenderPipeline {
        if let Some(made) = self.pipelines.read().get(&format) {
            return made.clone();
        }
        let layout = super::pipeline_builder::layout(device, &[Some(&self.layout)]);
        let made = super::pipeline_builder::PipelineBuilder::new("smaller copies", &self.module)
            .onto(format)
            .build(device, &layout);
        self.pipelines.write().insert(format, made.clone());
        made
    }
}
