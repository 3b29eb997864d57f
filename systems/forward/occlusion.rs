//! [`OcclusionPipelines`]: finds how much light from all around arrives.

use super::{
    attachments::{attachment, depth_attachment},
    encode::depth_runs,
    layouts::{Layouts, bent_buffers, mesh_buffers},
    pipeline_builder::{self, PipelineBuilder},
    pipelines::Depth,
    prepared::Prepared,
    shader::{Scope, ShaderTexts},
    target::{DEPTH_FORMAT, LIGHT_FORMAT},
};
use playground_core_rendering::{
    Gpu, OcclusionImages, RecordedBatch, RenderTarget, RenderingError,
};
use playground_graphics::wgpu;

/// The pipelines that find how much light from all around arrives: depth of what is opaque, then from it the
/// share of light, then the same without noise.
pub struct OcclusionPipelines {
    depth: Depth,
    rough: wgpu::RenderPipeline,
    soft: wgpu::RenderPipeline,
}

impl OcclusionPipelines {
    /// Compiles them. Returns the first error, with its location.
    pub fn new(
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: &ShaderTexts,
    ) -> Result<Self, RenderingError> {
        let depth = texts.compile(device, "depth.wgsl")?;
        let module = texts.compile(device, "occlusion.wgsl")?;
        let scope = Scope::open(device);
        let (still, bending) = (mesh_buffers(), bent_buffers(false));
        let found = |entry, group| {
            let layout = pipeline_builder::layout(device, &[Some(&layouts.frame), Some(group)]);
            PipelineBuilder::new("occlusion", &module)
                .fragment_entry(entry)
                .onto(LIGHT_FORMAT)
                .build(device, &layout)
        };
        let pipelines = Self {
            depth: Depth::new(|holes, bent| {
                let buffers = if bent { &bending[..] } else { &still };
                let builder = pipeline_builder::distance(&depth, buffers, (holes, bent));
                let groups = layouts.of_depth(None, (holes, bent));
                builder.build(device, &pipeline_builder::layout(device, &groups))
            }),
            rough: found("rough", &layouts.depth),
            soft: found("soft", &layouts.rough),
        };
        scope.close()?;
        Ok(pipelines)
    }

    /// Fills the textures for a picture. Returns the number of draw calls.
    pub fn find(
        &self,
        p: &Prepared,
        images: &OcclusionImages,
        encoder: &mut wgpu::CommandEncoder,
    ) -> u32 {
        let calls = self.depth_pass(p, images, encoder);
        let device = &p.gpu.device;
        let layouts = &p.state.layouts;
        let steps = [
            (
                &self.rough,
                &layouts.depth,
                (0, &images.depth),
                &images.rough,
            ),
            (&self.soft, &layouts.rough, (1, &images.rough), &images.soft),
        ];
        for (pipeline, layout, (binding, from), to) in steps {
            let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
                label: Some("occlusion"),
                layout,
                entries: &[wgpu::BindGroupEntry {
                    binding,
                    resource: wgpu::BindingResource::TextureView(from),
                }],
            });
            let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("occlusion"),
                color_attachments: &[Some(attachment(to, None))],
                ..Default::default()
            });
            pass.set_pipeline(pipeline);
            pass.set_bind_group(0, &p.frame_group, &[]);
            pass.set_bind_group(1, &group, &[]);
            pass.draw(0..3, 0..1);
        }
        calls + 2
    }

    fn depth_pass(
        &self,
        p: &Prepared,
        images: &OcclusionImages,
        encoder: &mut wgpu::CommandEncoder,
    ) -> u32 {
        let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("distances"),
            depth_stencil_attachment: Some(depth_attachment(&images.depth, 0.0)),
            ..Default::default()
        });
        let Some(instances) = &p.buffers.instances else {
            return 0;
        };
        pass.set_bind_group(0, &p.frame_group, &[]);
        let visible = &p.recorded.visible;
        // Opaque runs come first.
        let opaque = visible.partition_point(|run| !run.blend.is_transparent());
        let runs = visible.get(..opaque).unwrap_or_default();
        let surface = |run: &RecordedBatch| p.surface(run);
        depth_runs(
            &mut pass,
            &self.depth,
            (runs, instances),
            &p.meshes,
            surface,
        )
    }
}

/// The textures for a picture of this size, made again if it was another one.
pub fn ensure(
    gpu: &Gpu,
    target: &RenderTarget,
    known: Option<OcclusionImages>,
) -> Result<OcclusionImages, RenderingError> {
    let size = [target.width_px, target.height_px].map(|side| side.div_ceil(2).max(1));
    if let Some(known) = known.filter(|known| known.size == size) {
        return Ok(known);
    }
    let scope = Scope::open(&gpu.device);
    let view = |part: &str, format| {
        let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
            label: Some(&format!("{} {part}", target.name)),
            size: wgpu::Extent3d {
                width: size[0],
                height: size[1],
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::TEXTURE_BINDING,
            view_formats: &[],
        });
        texture.create_view(&Default::default())
    };
    let images = OcclusionImages {
        size,
        depth: view("distances", DEPTH_FORMAT),
        rough: view("rough occlusion", LIGHT_FORMAT),
        soft: view("occlusion", LIGHT_FORMAT),
    };
    scope.close()?;
    Ok(images)
}
