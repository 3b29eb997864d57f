//! [`Pipelines`]: everything that is compiled, for one quality.

use super::{
    layouts::{Layouts, corner_buffers, mesh_buffers, segment_buffers},
    pipeline_sketch::{self, PipelineSketch},
    shader::{Scope, ShaderTexts},
};
use playground_base::wgpu;
use playground_core_rendering::{RecordedBatch, RenderQuality, RenderingError};

/// The pipelines of lit meshes of one kind of batch.
pub struct MeshPipelines {
    opaque: wgpu::RenderPipeline,
    mirrored: wgpu::RenderPipeline,
    alpha: wgpu::RenderPipeline,
}

/// All pipelines for one quality.
pub struct Pipelines {
    plain: MeshPipelines,
    textured: MeshPipelines,
    /// Into the shadow map.
    pub caster: wgpu::RenderPipeline,
    /// Into the picking texture.
    pub pick: wgpu::RenderPipeline,
    /// Into the mask of what is selected.
    pub mask: wgpu::RenderPipeline,
    /// The sky.
    pub sky: wgpu::RenderPipeline,
    /// The ground grid.
    pub grid: wgpu::RenderPipeline,
    /// Lines in the scene.
    pub lines: wgpu::RenderPipeline,
    /// Lines on top.
    pub overlay_lines: wgpu::RenderPipeline,
    /// Triangles on top.
    pub overlay_triangles: wgpu::RenderPipeline,
    /// The outline of what is selected.
    pub outline: wgpu::RenderPipeline,
}

impl Pipelines {
    /// Compiles all of them; the first error says where.
    pub fn new(
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: &ShaderTexts,
        quality: RenderQuality,
    ) -> Result<Self, RenderingError> {
        let mesh = texts.compile(device, "mesh.wgsl")?;
        let depth = texts.compile(device, "depth.wgsl")?;
        let sky = texts.compile(device, "sky.wgsl")?;
        let grid = texts.compile(device, "grid.wgsl")?;
        let line = texts.compile(device, "line.wgsl")?;
        let outline = texts.compile(device, "outline.wgsl")?;
        let scope = Scope::open(device);
        let frame = Some(&layouts.frame);
        let of_frame = pipeline_sketch::layout(device, &[frame]);
        let of_outline = pipeline_sketch::layout(device, &[frame, Some(&layouts.mask)]);
        let samples = quality.samples;
        let flat = |sketch: PipelineSketch| sketch.picture(samples).build(device, &of_frame);
        let pipelines = Self {
            plain: mesh_pipelines(device, layouts, &mesh, quality, false),
            textured: mesh_pipelines(device, layouts, &mesh, quality, true),
            caster: pipeline_sketch::caster(&depth, &mesh_buffers()).build(device, &of_frame),
            pick: pipeline_sketch::pick(&depth, &mesh_buffers()).build(device, &of_frame),
            mask: pipeline_sketch::mask(&depth, &mesh_buffers()).build(device, &of_frame),
            sky: flat(PipelineSketch::new("sky", &sky).behind_everything()),
            grid: flat(PipelineSketch::new("grid", &grid).blended()),
            lines: flat(
                PipelineSketch::new("lines", &line).buffers(&segment_buffers()).blended(),
            ),
            overlay_lines: flat(
                PipelineSketch::new("overlay lines", &line)
                    .buffers(&segment_buffers())
                    .constants(&[("HALF_WIDTH", 1.1)])
                    .blended()
                    .on_top(),
            ),
            overlay_triangles: flat(
                PipelineSketch::new("overlay triangles", &line)
                    .buffers(&corner_buffers())
                    .vertex_entry("corner")
                    .blended()
                    .on_top(),
            ),
            outline: PipelineSketch::new("outline", &outline)
                .blended()
                .on_top()
                .picture(samples)
                .build(device, &of_outline),
        };
        scope.close()?;
        Ok(pipelines)
    }

    /// The pipeline for a batch of lit meshes.
    pub fn mesh(&self, batch: &RecordedBatch) -> &wgpu::RenderPipeline {
        let kind = if batch.texture.is_some() { &self.textured } else { &self.plain };
        match (batch.blend, batch.mirrored) {
            (playground_core_rendering::Blend::Alpha, _) => &kind.alpha,
            (_, true) => &kind.mirrored,
            (_, false) => &kind.opaque,
        }
    }
}

fn mesh_pipelines(
    device: &wgpu::Device,
    layouts: &Layouts,
    module: &wgpu::ShaderModule,
    quality: RenderQuality,
    textured: bool,
) -> MeshPipelines {
    let groups = [Some(&layouts.frame), Some(&layouts.shadow), Some(&layouts.texture)];
    let groups = if textured { &groups[..] } else { &groups[..2] };
    let layout = pipeline_sketch::layout(device, groups);
    let constants = [
        ("SHADOWS", f64::from(u8::from(quality.shadow_map_px > 0))),
        ("SOFT_SHADOWS", f64::from(u8::from(quality.fine_meshes))),
    ];
    let buffers = mesh_buffers();
    let sketch = || {
        PipelineSketch::new("mesh", module)
            .buffers(&buffers)
            .fragment_entry(if textured { "textured" } else { "plain" })
            .constants(&constants)
            .picture(quality.samples)
    };
    MeshPipelines {
        opaque: sketch().culling(wgpu::Face::Back).build(device, &layout),
        mirrored: sketch().culling(wgpu::Face::Front).build(device, &layout),
        alpha: sketch().blended().build(device, &layout),
    }
}
