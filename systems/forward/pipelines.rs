//! [`Pipelines`]: the pipelines that do not depend on the lights.

use super::{
    layouts::{Layouts, corner_buffers, mesh_buffers, segment_buffers},
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

/// The pipelines of a pass without light.
pub struct Depth {
    /// For meshes without holes.
    pub whole: wgpu::RenderPipeline,
    /// For meshes with holes.
    pub cut: wgpu::RenderPipeline,
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
        let light = Some(&layouts.light);
        let of_light = pipeline_builder::layout(device, &[frame, light]);
        let of_light_and_surface =
            pipeline_builder::layout(device, &[frame, light, Some(&layouts.surface)]);
        let of_surface = pipeline_builder::layout(device, &[frame, None, Some(&layouts.surface)]);
        let of_around = pipeline_builder::layout(device, &[frame, Some(&layouts.around)]);
        let meshes = mesh_buffers();
        let of_outline = pipeline_builder::layout(device, &[frame, Some(&layouts.mask)]);
        let constants = shown.constants();
        let scene = |builder: PipelineBuilder| {
            let builder = builder.constants(&constants).scene(samples, shown);
            builder.build(device, &of_frame)
        };
        // Gizmos are drawn on the picture, after light is shown in colours.
        let flat = |builder: PipelineBuilder| builder.picture(samples).build(device, &of_frame);
        let pipelines = Self {
            caster: Depth {
                whole: pipeline_builder::caster(&depth, &meshes).build(device, &of_light),
                cut: pipeline_builder::caster(&depth, &meshes)
                    .vertex_entry("caster_cut")
                    .fragment_entry("depth_cut")
                    .without_color()
                    .build(device, &of_light_and_surface),
            },
            pick: Depth {
                whole: pipeline_builder::pick(&depth, &meshes).build(device, &of_frame),
                cut: pipeline_builder::pick(&depth, &meshes)
                    .vertex_entry("vertex_cut")
                    .fragment_entry("entity_cut")
                    .build(device, &of_surface),
            },
            mask: Depth {
                whole: pipeline_builder::mask(&depth, &meshes).build(device, &of_frame),
                cut: pipeline_builder::mask(&depth, &meshes)
                    .vertex_entry("vertex_cut")
                    .fragment_entry("covered_cut")
                    .build(device, &of_surface),
            },
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
