//! [`LitKey`]: the key of a pipeline for lit meshes.

use super::{
    layouts::{Layouts, mesh_buffers},
    lights::LightCounts,
    pipeline_builder::{self, PipelineBuilder},
};
use playground_core_drawing::Blend;
use playground_core_rendering::{RecordedBatch, RenderQuality};
use playground_graphics::wgpu;

/// The properties that distinguish the pipelines of lit meshes. Each is compiled on first use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LitKey {
    quality: RenderQuality,
    lights: LightCounts,
    textured: bool,
    mirrored: bool,
    small: bool,
    blend: Blend,
}

impl LitKey {
    /// The key for a run of instances.
    pub fn new(quality: RenderQuality, lights: LightCounts, run: &RecordedBatch) -> Self {
        Self {
            quality,
            lights,
            textured: run.texture.is_some(),
            // Blended meshes show both sides.
            mirrored: run.mirrored && run.blend == Blend::Opaque,
            // Textures are sampled per pixel.
            small: run.small && run.texture.is_none(),
            blend: run.blend,
        }
    }

    /// Makes the pipeline.
    pub fn build(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        module: &wgpu::ShaderModule,
    ) -> wgpu::RenderPipeline {
        let groups = [
            Some(&layouts.frame),
            Some(&layouts.shadow),
            Some(&layouts.texture),
        ];
        let groups = if self.textured {
            &groups[..]
        } else {
            &groups[..2]
        };
        let taps = match self.quality {
            RenderQuality {
                shadow_map_px: 0, ..
            } => 0.0,
            // A software renderer uses nine only for pictures that stay.
            quality if quality.fine_meshes || quality.samples > 1 => 9.0,
            RenderQuality { .. } => 1.0,
        };
        let constants = [
            ("SHADOW_TAPS", taps),
            ("SUNS", self.lights.suns as f64),
            ("LAMPS", self.lights.lamps as f64),
        ];
        let buffers = mesh_buffers();
        let builder = PipelineBuilder::new("mesh", module)
            .buffers(&buffers)
            .vertex_entry(if self.small { "vertex_small" } else { "vertex" })
            .fragment_entry(match (self.textured, self.small) {
                (true, _) => "textured",
                (false, true) => "small",
                (false, false) => "plain",
            })
            .constants(&constants)
            .picture(self.quality.samples);
        let builder = match (self.blend, self.mirrored) {
            (Blend::Alpha, _) => builder.blended(),
            (Blend::Opaque, true) => builder.culling(wgpu::Face::Front),
            (Blend::Opaque, false) => builder.culling(wgpu::Face::Back),
        };
        builder.build(device, &pipeline_builder::layout(device, groups))
    }
}
