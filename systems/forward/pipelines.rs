//! [`Pipelines`]: everything that is compiled, for one number of samples.

use super::{
    layouts::{Layouts, corner_buffers, mesh_buffers, segment_buffers},
    pipeline_sketch::{self, PipelineSketch},
    shader::{Scope, ShaderTexts},
};
use playground_base::wgpu;
use playground_core_rendering::RenderingError;

/// All pipelines that do not depend on the lights, for one number of samples.
pub struct Pipelines {
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
        samples: u32,
    ) -> Result<Self, RenderingError> {
        let depth = texts.compile(device, "depth.wgsl")?;
        let sky = texts.compile(device, "sky.wgsl")?;
        let grid = texts.compile(device, "grid.wgsl")?;
        let line = texts.compile(device, "line.wgsl")?;
        let outline = texts.compile(device, "outline.wgsl")?;
        let scope = Scope::open(device);
        let frame = Some(&layouts.frame);
        let of_frame = pipeline_sketch::layout(device, &[frame]);
        let of_outline = pipeline_sketch::layout(device, &[frame, Some(&layouts.mask)]);
        let flat = |sketch: PipelineSketch| sketch.picture(samples).build(device, &of_frame);
        let pipelines = Self {
            caster: pipeline_sketch::caster(&depth, &mesh_buffers()).build(device, &of_frame),
            pick: pipeline_sketch::pick(&depth, &mesh_buffers()).build(device, &of_frame),
            mask: pipeline_sketch::mask(&depth, &mesh_buffers()).build(device, &of_frame),
            sky: flat(PipelineSketch::new("sky", &sky).behind_everything()),
            grid: flat(PipelineSketch::new("grid", &grid).blended()),
            lines: flat(
                PipelineSketch::new("lines", &line)
                    .buffers(&segment_buffers())
                    .blended(),
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
}
