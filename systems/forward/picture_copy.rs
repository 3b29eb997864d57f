//! [`PictureCopy`]: copies finished pictures.

use super::{
    device_state::DeviceState,
    layouts::Layouts,
    pipeline_builder::{self, PipelineBuilder},
    shader::{Scope, ShaderTexts},
    target::COLOR_FORMAT,
};
use playground_core_drawing::TextureId;
use playground_core_rendering::{Gpu, GpuTexture, RenderTarget, RenderingError};
use playground_graphics::wgpu;

/// The format of textures of colours.
const TEXTURE_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8UnormSrgb;

/// The pipelines that copy finished pictures.
pub struct PictureCopy {
    placed: wgpu::RenderPipeline,
    decoded: wgpu::RenderPipeline,
    sampler: wgpu::Sampler,
}

impl PictureCopy {
    /// Compiles them. Returns the first error, with its location.
    pub fn new(
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: &ShaderTexts,
    ) -> Result<Self, RenderingError> {
        let module = texts.compile(device, "copy.wgsl")?;
        let scope = Scope::open(device);
        let layout = pipeline_builder::layout(device, &[Some(&layouts.glow)]);
        let copy = |entry, format| {
            PipelineBuilder::new("copy", &module)
                .fragment_entry(entry)
                .onto(format)
                .build(device, &layout)
        };
        let made = Self {
            placed: copy("placed", COLOR_FORMAT),
            decoded: copy("decoded", TEXTURE_FORMAT),
            sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                label: Some("copy"),
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                ..Default::default()
            }),
        };
        scope.close()?;
        Ok(made)
    }

    /// Draws a picture into a part of `to`: left, top, width, height, within it.
    fn draw(
        &self,
        (gpu, layouts): (&Gpu, &Layouts),
        pipeline: &wgpu::RenderPipeline,
        (from, to): (&wgpu::TextureView, &wgpu::TextureView),
        [left, top, width, height]: [u32; 4],
    ) {
        let resources = [
            wgpu::BindingResource::TextureView(from),
            wgpu::BindingResource::Sampler(&self.sampler),
            wgpu::BindingResource::TextureView(from),
        ];
        let entries = resources.into_iter().zip(0..);
        let entries: Vec<_> = entries
            .map(|(resource, binding)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        let group = gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("copy"),
            layout: &layouts.glow,
            entries: &entries,
        });
        let mut encoder = gpu.device.create_command_encoder(&Default::default());
        let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("copy"),
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view: to,
                depth_slice: None,
                resolve_target: None,
                ops: wgpu::Operations {
                    load: wgpu::LoadOp::Load,
                    store: wgpu::StoreOp::Store,
                },
            })],
            ..Default::default()
        });
        let [x, y, w, h] = [left, top, width, height].map(|side| side as f32);
        pass.set_viewport(x, y, w, h, 0.0, 1.0);
        pass.set_scissor_rect(left, top, width, height);
        pass.set_pipeline(pipeline);
        pass.set_bind_group(0, &group, &[]);
        pass.draw(0..3, 0..1);
        drop(pass);
        gpu.queue.submit([encoder.finish()]);
    }
}

/// Shows the picture of `from` in a part of that of `target`; see the contract.
pub fn place(
    gpu: &Gpu,
    state: &DeviceState,
    (target, from): (&RenderTarget, &RenderTarget),
    [left, top, width, height]: [u32; 4],
) -> Result<(), RenderingError> {
    let (Some(to), Some(seen)) = (&target.images, &from.images) else {
        return Ok(());
    };
    let width = width.min(target.width_px.saturating_sub(left));
    let height = height.min(target.height_px.saturating_sub(top));
    if width == 0 || height == 0 {
        return Ok(());
    }
    let copy = state.compiled().copy(&gpu.device, &state.layouts)?;
    let scope = Scope::open(&gpu.device);
    let views = (&seen.color_view, &to.color_view);
    let part = [left, top, width, height];
    copy.draw((gpu, &state.layouts), &copy.placed, views, part);
    scope.close()
}

/// Makes the picture of `from` a texture; see the contract.
pub fn upload(
    gpu: &Gpu,
    state: &DeviceState,
    from: &RenderTarget,
    id: TextureId,
) -> Result<(), RenderingError> {
    let Some(seen) = &from.images else {
        return Ok(());
    };
    let copy = state.compiled().copy(&gpu.device, &state.layouts)?;
    let scope = Scope::open(&gpu.device);
    let size = [from.width_px, from.height_px];
    let known = gpu.textures.read().get(&id).cloned();
    let is_right = |of: &GpuTexture| {
        let texture = &of.texture;
        let has_size = [texture.width(), texture.height()] == size;
        has_size && texture.format() == TEXTURE_FORMAT && texture.mip_level_count() == 1
    };
    let texture = known.filter(is_right).unwrap_or_else(|| {
        let made = texture(gpu, copy.sampler.clone(), from);
        gpu.textures.write().insert(id, made.clone());
        made
    });
    let views = (&seen.color_view, &texture.view);
    let whole = [0, 0, size[0], size[1]];
    copy.draw((gpu, &state.layouts), &copy.decoded, views, whole);
    scope.close()
}

fn texture(gpu: &Gpu, sampler: wgpu::Sampler, from: &RenderTarget) -> GpuTexture {
    let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some(&from.name),
        size: wgpu::Extent3d {
            width: from.width_px,
            height: from.height_px,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: TEXTURE_FORMAT,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::RENDER_ATTACHMENT,
        view_formats: &[],
    });
    GpuTexture {
        name: from.name.clone(),
        view: texture.create_view(&Default::default()),
        sampler,
        texture,
    }
}
