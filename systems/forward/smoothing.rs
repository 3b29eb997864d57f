//! [`SmoothingPipeline`]: smooths edges in a finished picture.

use super::{
    layouts::Layouts,
    pipeline_builder::{self, PipelineBuilder},
    prepared::Prepared,
    shader::{Scope, ShaderTexts},
    target::COLOR_FORMAT,
};
use playground_core_rendering::{Gpu, RenderTarget, RenderingError};
use playground_graphics::wgpu;

/// Smooths edges in a finished picture, as a pass over the picture that is shown.
pub struct SmoothingPipeline {
    pipeline: wgpu::RenderPipeline,
    sampler: wgpu::Sampler,
}

impl SmoothingPipeline {
    /// Compiles it for a number of samples a pixel. Returns the first error, with its location.
    pub fn new(
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: &ShaderTexts,
        samples: u32,
    ) -> Result<Self, RenderingError> {
        let module = texts.compile(device, "smooth.wgsl")?;
        let scope = Scope::open(device);
        let layout = [Some(&layouts.frame), Some(&layouts.glow)];
        let made = Self {
            pipeline: PipelineBuilder::new("smoothing", &module)
                .fragment_entry("smoothed")
                .picture(samples)
                .on_top()
                .build(device, &pipeline_builder::layout(device, &layout)),
            sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                label: Some("smoothing"),
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                ..Default::default()
            }),
        };
        scope.close()?;
        Ok(made)
    }

    /// Draws the picture `sharp` with smooth edges.
    pub fn show(&self, p: &Prepared, sharp: &wgpu::TextureView, pass: &mut wgpu::RenderPass) {
        let resources = [
            wgpu::BindingResource::TextureView(sharp),
            wgpu::BindingResource::Sampler(&self.sampler),
            wgpu::BindingResource::TextureView(sharp),
        ];
        let entries = resources.into_iter().zip(0..);
        let entries: Vec<_> = entries
            .map(|(resource, binding)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        let group = p.gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("smoothing"),
            layout: &p.state.layouts.glow,
            entries: &entries,
        });
        pass.set_pipeline(&self.pipeline);
        pass.set_bind_group(1, &group, &[]);
        pass.draw(0..3, 0..1);
    }
}

/// The picture before its edges are smoothed, made again if it had another size.
pub fn ensure(
    gpu: &Gpu,
    target: &RenderTarget,
    known: Option<wgpu::Texture>,
) -> Result<wgpu::Texture, RenderingError> {
    let size = [target.width_px, target.height_px];
    if let Some(known) = known.filter(|known| [known.width(), known.height()] == size) {
        return Ok(known);
    }
    let scope = Scope::open(&gpu.device);
    let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some(&format!("{} with sharp edges", target.name)),
        size: wgpu::Extent3d {
            width: target.width_px,
            height: target.height_px,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: COLOR_FORMAT,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::TEXTURE_BINDING,
        view_formats: &[],
    });
    scope.close()?;
    Ok(texture)
}
