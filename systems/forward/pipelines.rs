//! [`Pipelines`]: the pipelines that do not depend on the lights.

use super::{
    layouts::{Layouts, bent_buffers, corner_buffers, mesh_buffers, segment_buffers},
    pipeline_builder::{self, PipelineBuilder},
    shader::{Scope, ShaderTexts},
    shown::Shown,
};
use playground_core_rendering::RenderingError;
use playground_graphics::wgpu;

/// All pipelines that do not depend on the lights, for one number of samples and one way to show light.
pub struct Pipelines {
    /// Draws casters into the shadow map.
    pub caster: Depth,
    /// Draws entity indices into the picking texture.
    pub pick: Depth,
    /// Draws selected instances into the mask.
    pub mask: Depth,
    /// The sky.
    pub sky: wgpu::RenderPipeline,
    /// The sky of a panorama.
    pub panorama: wgpu::RenderPipeline,
    /// The ground grid.
    pub grid: wgpu::RenderPipeline,
    /// Lines in the scene.
    pub lines: wgpu::RenderPipeline,
    /// Lines on top.
    pub overlay_lines: wgpu::RenderPipeline,
    /// Triangles on top.
    pub overlay_triangles: wgpu::RenderPipeline,
    /// The outline of selected instances.
    pub outline: wgpu::RenderPipeline,
}

/// The pipelines of a pass without light: for meshes without holes and with them, and of each for meshes that bend.
pub struct Depth {
    whole: [wgpu::RenderPipeline; 2],
    cut: [wgpu::RenderPipeline; 2],
}

impl Depth {
    /// Builds them, with holes or without, bent or not.
    pub fn new(build: impl Fn(bool, bool) -> wgpu::RenderPipeline) -> Self {
        Self {
            whole: [build(false, false), build(false, true)],
            cut: [build(true, false), build(true, true)],
        }
    }

    /// The pipeline for a mesh.
    pub const fn of(&self, holes: bool, bent: bool) -> &wgpu::RenderPipeline {
        let [still, bending] = if holes { &self.cut } else { &self.whole };
        if bent { bending } else { still }
    }
}

/// The vertex entry of `depth.wgsl` for what the camera sees of a mesh.
pub const fn vertex_entry(holes: bool, bent: bool) -> &'static str {
    match (holes, bent) {
        (false, false) => "vertex",
        (false, true) => "vertex_bent",
        (true, false) => "vertex_cut",
        (true, true) => "vertex_cut_bent",
    }
}

impl Pipelines {
    /// Compiles all pipelines. Returns the first error, with its location.
    pub fn new(
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: &ShaderTexts,
        (samples, shown): (u32, Shown),
    ) -> Result<Self, RenderingError> {
        let depth = texts.compile(device, "depth.wgsl")?;
        let sky = texts.compile(device, "sky.wgsl")?;
        let grid = texts.compile(device, "grid.wgsl")?;
        let line = texts.compile(device, "line.wgsl")?;
        let outline = texts.compile(device, "outline.wgsl")?;
        let scope = Scope::open(device);
        let frame = Some(&layouts.frame);
        let of_frame = pipeline_builder::layout(device, &[frame]);
        let layout = |light, mesh| pipeline_builder::layout(device, &layouts.of_depth(light, mesh));
        let of_around = pipeline_builder::layout(device, &[frame, Some(&layouts.around)]);
        let (still, bending) = (mesh_buffers(), bent_buffers(false));
        let buffers = |bent: bool| if bent { &bending[..] } else { &still };
        let of_outline = pipeline_builder::layout(device, &[frame, Some(&layouts.mask)]);
        let constants = shown.constants();
        let scene = |builder: PipelineBuilder| {
            let builder = builder.constants(&constants).scene(samples, shown);
            builder.build(device, &of_frame)
        };
        // Gizmos are drawn on the picture, after light is shown in colours.
        let flat = |builder: PipelineBuilder| builder.picture(samples).build(device, &of_frame);
        let pipelines = Self {
            caster: Depth::new(|holes, bent| {
                let builder = pipeline_builder::caster(&depth, buffers(bent));
                let builder = match (holes, bent) {
                    (false, false) => builder,
                    (false, true) => builder.vertex_entry("caster_bent"),
                    (true, false) => builder.vertex_entry("caster_cut"),
                    (true, true) => builder.vertex_entry("caster_cut_bent"),
                };
                let builder = match holes {
                    true => builder.fragment_entry("depth_cut").without_color(),
                    false => builder,
                };
                builder.build(device, &layout(Some(&layouts.light), (holes, bent)))
            }),
            pick: Depth::new(|holes, bent| {
                let builder = pipeline_builder::pick(&depth, buffers(bent));
                let builder = builder.vertex_entry(vertex_entry(holes, bent));
                let builder = match holes {
                    true => builder.fragment_entry("entity_cut"),
                    false => builder,
                };
                builder.build(device, &layout(None, (holes, bent)))
            }),
            mask: Depth::new(|holes, bent| {
                let builder = pipeline_builder::mask(&depth, buffers(bent));
                let builder = builder.vertex_entry(vertex_entry(holes, bent));
                let builder = match holes {
                    true => builder.fragment_entry("covered_cut"),
                    false => builder,
                };
                builder.build(device, &layout(None, (holes, bent)))
            }),
            sky: scene(PipelineBuilder::new("sky", &sky).behind_everything()),
            panorama: PipelineBuilder::new("panorama", &sky)
                .vertex_entry("whole")
                .fragment_entry("panorama")
                .behind_everything()
                .constants(&constants)
                .scene(samples, shown)
                .build(device, &of_around),
            grid: scene(PipelineBuilder::new("grid", &grid).blended()),
            lines: scene(
                PipelineBuilder::new("lines", &line)
                    .buffers(&segment_buffers())
                    .blended(),
            ),
            overlay_lines: flat(
                PipelineBuilder::new("overlay lines", &line)
                    .buffers(&segment_buffers())
                    .constants(&[("HALF_WIDTH", 1.1)])
                    .blended()
                    .on_top(),
            ),
            overlay_triangles: flat(
                PipelineBuilder::new("overlay triangles", &line)
                    .buffers(&corner_buffers())
                    .vertex_entry("corner")
                    .blended()
                    .on_top(),
            ),
            outline: PipelineBuilder::new("outline", &outline)
                .blended()
                .on_top()
                .picture(samples)
                .build(device, &of_outline),
        };
        scope.close()?;
        Ok(pipelines)
    }
}
