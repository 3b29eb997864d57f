//! [`GlowPipelines`]: makes bright light glow, and shows light in colours.

use super::{
    attachments::attachment,
    layouts::Layouts,
    pass_log, passes,
    picture_copy::Looked,
    pipeline_builder::{self, PipelineBuilder},
    prepared::Prepared,
    shader::{Scope, ShaderTexts},
    shown::Shown,
    target::LIGHT_FORMAT,
};
use playground_core_rendering::{GlowImages, Gpu, RenderTarget, RenderingError};
use playground_graphics::wgpu;

/// The most blurred copies: the smallest is a 64th as wide as the picture.
const MOST_LEVELS: u32 = 6;
/// Copies with a shorter side add nothing.
const SHORTEST_PX: u32 = 8;

/// The pipelines of a picture in which light glows.
pub struct GlowPipelines {
    first: wgpu::RenderPipeline,
    smaller: wgpu::RenderPipeline,
    larger: wgpu::RenderPipeline,
    /// Shows light in colours.
    shown: wgpu::RenderPipeline,
    sampler: wgpu::Sampler,
}

impl GlowPipelines {
    /// Compiles them for a number of samples a pixel. Returns the first error, with its location.
    pub fn new(
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: &ShaderTexts,
        (samples, shown): (u32, Shown),
    ) -> Result<Self, RenderingError> {
        let module = texts.compile(device, "glow.wgsl")?;
        let scope = Scope::open(device);
        let layout = [Some(&layouts.frame), Some(&layouts.glow)];
        let layout = pipeline_builder::layout(device, &layout);
        let blur = |entry| {
            PipelineBuilder::new("glow", &module)
                .fragment_entry(entry)
                .onto(LIGHT_FORMAT)
        };
        let constants = shown.now().constants();
        let pipelines = Self {
            first: blur("first").build(device, &layout),
            smaller: blur("smaller").build(device, &layout),
            larger: blur("larger").mixed().build(device, &layout),
            shown: PipelineBuilder::new("shown light", &module)
                .fragment_entry("shown")
                .constants(&constants)
                .picture(samples)
                .on_top()
                .build(device, &layout),
            sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                label: Some("glow"),
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                ..Default::default()
            }),
        };
        scope.close()?;
        Ok(pipelines)
    }

    /// Blurs the light of the picture. Returns the number of draw calls.
    pub fn blur(
        &self,
        p: &Prepared,
        images: &GlowImages,
        encoder: &mut wgpu::CommandEncoder,
    ) -> u32 {
        let mut calls = 0;
        let mut draw = |pipeline, from: &wgpu::TextureView, to: &wgpu::TextureView, keep: bool| {
            let mut color = attachment(to, None);
            let mut name = passes::BLURRED;
            if keep {
                color.ops.load = wgpu::LoadOp::Load;
                name = passes::GLOW;
            }
            let name = (name, Looked::Light);
            let mut pass = pass_log::begin(p.log, encoder, name, Some(color), None);
            pass.set_pipeline(pipeline);
            pass.set_bind_group(0, &p.frame_group, &[]);
            pass.set_bind_group(1, &self.group(p, from, from), &[]);
            pass.draw(0..3, 0..1);
            calls += p.ended(1);
        };
        let mut from = &images.light;
        let mut pipeline = &self.first;
        for to in &images.levels {
            draw(pipeline, from, to, false);
            (from, pipeline) = (to, &self.smaller);
        }
        for pair in images.levels.windows(2).rev() {
            if let [larger, smaller] = pair {
                draw(&self.larger, smaller, larger, true);
            }
        }
        calls
    }

    /// Shows the light of the picture in colours, in a pass over the picture.
    pub fn show(&self, p: &Prepared, images: &GlowImages, pass: &mut wgpu::RenderPass) {
        let glowing = images.levels.first().unwrap_or(&images.light);
        pass.set_pipeline(&self.shown);
        pass.set_bind_group(1, &self.group(p, &images.light, glowing), &[]);
        pass.draw(0..3, 0..1);
    }

    fn group(
        &self,
        p: &Prepared,
        source: &wgpu::TextureView,
        glowing: &wgpu::TextureView,
    ) -> wgpu::BindGroup {
        let resources = [
            wgpu::BindingResource::TextureView(source),
            wgpu::BindingResource::Sampler(&self.sampler),
            wgpu::BindingResource::TextureView(glowing),
        ];
        let entries = resources.into_iter().zip(0..);
        let entries: Vec<_> = entries
            .map(|(resource, binding)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        p.gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("glow"),
            layout: &p.state.layouts.glow,
            entries: &entries,
        })
    }
}

/// The textures for a picture of this size, made again if it was another one.
pub fn ensure(
    gpu: &Gpu,
    target: &RenderTarget,
    samples: u32,
    known: Option<GlowImages>,
) -> Result<GlowImages, RenderingError> {
    let size = [target.width_px, target.height_px, samples];
    if let Some(known) = known.filter(|known| known.size == size) {
        return Ok(known);
    }
    let scope = Scope::open(&gpu.device);
    let view = |part: &str, [width, height]: [u32; 2], sample_count: u32, usage| {
        let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
            label: Some(&format!("{} {part}", target.name)),
            size: wgpu::Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count,
            dimension: wgpu::TextureDimension::D2,
            format: LIGHT_FORMAT,
            usage,
            view_formats: &[],
        });
        texture.create_view(&Default::default())
    };
    let drawn = wgpu::TextureUsages::RENDER_ATTACHMENT;
    let sampled = drawn | wgpu::TextureUsages::TEXTURE_BINDING;
    let whole = [target.width_px, target.height_px];
    let levels = (1..=MOST_LEVELS).map(|level| whole.map(|side| side >> level));
    let levels = levels.take_while(|sides| sides.iter().all(|side| *side >= SHORTEST_PX));
    let images = GlowImages {
        size,
        light: view("light", whole, 1, sampled),
        samples: (samples > 1).then(|| view("light samples", whole, samples, drawn)),
        levels: levels.map(|size| view("glow", size, 1, sampled)).collect(),
    };
    scope.close()?;
    Ok(images)
}
