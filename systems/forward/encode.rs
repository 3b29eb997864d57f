//! Encoding the passes of a draw.

use super::{
    attachments::{attachment, depth_attachment, kept_depth},
    glow::GlowPipelines,
    groups::mask_group,
    lit::Corners,
    pipelines::Depth,
    prepared::Prepared,
    shadow::Tile,
    surface_groups::BoundSurface,
    upload_draw::{light_offsets, line_count, point_count},
    views,
};
use playground_core_drawing::{MeshId, Shading};
use playground_core_rendering::{GlowImages, GpuMesh, RecordedBatch};
use playground_graphics::wgpu;
use std::{collections::HashMap, ops::Range};

/// Corners of the grid's disc, as `grid.wgsl` counts them.
const GRID_VERTICES: u32 = 3 * 24;
/// Corners of the sky's mesh, as `sky.wgsl` counts them.
const SKY_VERTICES: u32 = 6 * 8 * 40;
/// Corners of a line, as `line.wgsl` counts them.
const LINE_VERTICES: u32 = 6;

/// Encodes and submits all passes. Returns the number of draw calls.
pub fn submit(p: &Prepared) -> u32 {
    let mut encoder = p.gpu.device.create_command_encoder(&Default::default());
    let mut calls = shadow_pass(p, &mut encoder);
    if let Some((occlusion, images)) = p.occlusion.zip(p.recorded.occlusion.as_ref()) {
        calls += occlusion.find(p, images, &mut encoder);
    }
    calls += mask_pass(p, &mut encoder);
    calls += picture_pass(p, &mut encoder);
    p.gpu.queue.submit([encoder.finish()]);
    calls
}

/// Draws what each light sees into its part of the shadow map.
fn shadow_pass(p: &Prepared, encoder: &mut wgpu::CommandEncoder) -> u32 {
    if p.shadows.views.is_empty() {
        return 0;
    }
    let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some("shadow map"),
        depth_stencil_attachment: Some(depth_attachment(&p.shadow_map.view, 1.0)),
        ..Default::default()
    });
    let (Some(lights), Some(instances)) = (&p.light_group, &p.buffers.instances) else {
        return 0;
    };
    pass.set_bind_group(0, &p.frame_group, &[]);
    let surface = |run: &RecordedBatch| p.surface(run);
    let (mut calls, mut start) = (0, 0);
    let ends = p.recorded.caster_ends.iter();
    for ((view, end), offset) in p.shadows.views.iter().zip(ends).zip(light_offsets(p.gpu)) {
        let Tile { x, y, side } = view.tile;
        pass.set_viewport(x as f32, y as f32, side as f32, side as f32, 0.0, 1.0);
        pass.set_scissor_rect(x, y, side, side);
        pass.set_bind_group(1, lights, &[offset]);
        let runs = p.recorded.casters.get(start..*end).unwrap_or_default();
        let runs = (runs, instances);
        calls += depth_runs(&mut pass, &p.pipelines.caster, runs, &p.meshes, surface);
        start = *end;
    }
    calls
}

fn mask_pass(p: &Prepared, encoder: &mut wgpu::CommandEncoder) -> u32 {
    let Some(instances) = p.buffers.instances.as_ref().filter(|_| has_selection(p)) else {
        return 0;
    };
    let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some("mask"),
        color_attachments: &[Some(attachment(&p.images.mask_view, None))],
        ..Default::default()
    });
    pass.set_bind_group(0, &p.frame_group, &[]);
    let runs = &p.recorded.selected;
    let surface = |run: &RecordedBatch| p.surface(run);
    depth_runs(
        &mut pass,
        &p.pipelines.mask,
        (runs, instances),
        &p.meshes,
        surface,
    )
}

/// The scene, and what is drawn on it. Where light is shown later, or edges are smoothed, the scene is a
/// pass of its own.
fn picture_pass(p: &Prepared, encoder: &mut wgpu::CommandEncoder) -> u32 {
    let mut calls = 0;
    let glowing = p.glow.zip(p.recorded.glow.as_ref());
    if let Some((glow, images)) = glowing {
        calls += light_pass(p, images, encoder);
        calls += glow.blur(p, images, encoder);
    }
    let smoothing = p.smoothing.zip(p.recorded.sharp.as_ref());
    let sharp = smoothing.map(|(_, sharp)| sharp.create_view(&Default::default()));
    if let Some(sharp) = &sharp {
        let mut pass = color_pass(p, sharp, encoder, glowing.is_some());
        calls += shown_scene(p, glowing, &mut pass);
    }
    let is_drawn = glowing.is_some() || sharp.is_some();
    let mut pass = color_pass(p, &p.images.color_view, encoder, is_drawn);
    match (smoothing, &sharp) {
        (Some((smoothing, _)), Some(sharp)) => {
            smoothing.show(p, sharp, &mut pass);
            calls += 1;
        }
        _ => calls += shown_scene(p, glowing, &mut pass),
    }
    calls += outline(&mut pass, p);
    calls += triangles(&mut pass, p);
    let (overlay, points) = (&p.pipelines.overlay_lines, &p.buffers.overlay_lines);
    calls + lines(&mut pass, overlay, p, points)
}

/// A pass in colours into `picture`, by the samples of the target. `keeps_depth`: the scene was drawn before.
fn color_pass<'a>(
    p: &Prepared,
    picture: &wgpu::TextureView,
    encoder: &'a mut wgpu::CommandEncoder,
    keeps_depth: bool,
) -> wgpu::RenderPass<'a> {
    let mut color = match &p.samples.color_view {
        Some(samples) => attachment(samples, Some(picture)),
        None => attachment(picture, None),
    };
    color.ops.load = wgpu::LoadOp::Clear(views::background(p.shading));
    let depth = &p.samples.depth_view;
    let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some("picture"),
        color_attachments: &[Some(color)],
        depth_stencil_attachment: Some(match keeps_depth {
            true => kept_depth(depth),
            false => depth_attachment(depth, 0.0),
        }),
        ..Default::default()
    });
    pass.set_bind_group(0, &p.frame_group, &[]);
    pass
}

/// The scene in colours: from its light, or at once.
fn shown_scene(
    p: &Prepared,
    glowing: Option<(&GlowPipelines, &GlowImages)>,
    pass: &mut wgpu::RenderPass,
) -> u32 {
    let Some((glow, images)) = glowing else {
        return scene(p, pass);
    };
    glow.show(p, images, pass);
    1
}

/// The scene as light.
fn light_pass(p: &Prepared, images: &GlowImages, encoder: &mut wgpu::CommandEncoder) -> u32 {
    let light = match &images.samples {
        Some(samples) => attachment(samples, Some(&images.light)),
        None => attachment(&images.light, None),
    };
    let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some("light"),
        color_attachments: &[Some(light)],
        depth_stencil_attachment: Some(depth_attachment(&p.samples.depth_view, 0.0)),
        ..Default::default()
    });
    pass.set_bind_group(0, &p.frame_group, &[]);
    scene(p, &mut pass)
}

/// Everything that is in the world.
fn scene(p: &Prepared, pass: &mut wgpu::RenderPass) -> u32 {
    let mut calls = mesh_runs(p, pass, false);
    calls += sky(p, pass);
    if super::frame::shows_grid(p.list.grid.as_ref()) {
        pass.set_pipeline(&p.pipelines.grid);
        pass.draw(0..GRID_VERTICES, 0..1);
        calls += 1;
    }
    calls += lines(pass, &p.pipelines.lines, p, &p.buffers.scene_lines);
    calls + mesh_runs(p, pass, true)
}

/// What is behind everything. There is none where something else than light is shown.
fn sky(p: &Prepared, pass: &mut wgpu::RenderPass) -> u32 {
    if p.shading != Shading::Lit {
        return 0;
    }
    match p.panorama_is_sky {
        true => {
            pass.set_bind_group(1, &p.around, &[]);
            pass.set_pipeline(&p.pipelines.panorama);
            pass.draw(0..3, 0..1);
        }
        false => {
            pass.set_pipeline(&p.pipelines.sky);
            pass.draw(0..SKY_VERTICES, 0..1);
        }
    }
    1
}

/// Draws the visible runs of opaque batches, or of those that are seen through.
fn mesh_runs(p: &Prepared, pass: &mut wgpu::RenderPass, transparent: bool) -> u32 {
    let Some(instances) = &p.buffers.instances else {
        return 0;
    };
    pass.set_bind_group(1, &p.around, &[]);
    let mut calls = 0;
    let mut current = None;
    let runs = p.recorded.visible.iter().zip(p.lit);
    for (run, drawn) in runs.filter(|(run, _)| run.blend.is_transparent() == transparent) {
        let Some(drawn) = drawn else { continue };
        if let Some(surface) = &drawn.surface {
            pass.set_bind_group(2, surface, &[]);
        }
        if current != Some(&drawn.pipeline) {
            pass.set_pipeline(&drawn.pipeline);
            current = Some(&drawn.pipeline);
        }
        calls += draw_run(pass, &p.meshes, instances, run);
    }
    calls
}

/// Draws runs without light, without what is clear of them. Returns the number of draw calls.
pub fn depth_runs(
    pass: &mut wgpu::RenderPass,
    pipelines: &Depth,
    (runs, instances): (&[RecordedBatch], &wgpu::Buffer),
    meshes: &HashMap<MeshId, GpuMesh>,
    surface: impl Fn(&RecordedBatch) -> Option<BoundSurface>,
) -> u32 {
    let mut calls = 0;
    let mut current = None;
    for run in runs {
        let has_holes = |of: &BoundSurface| of.has_holes(run.blend);
        let holes = surface(run).filter(has_holes);
        if let Some(surface) = &holes {
            pass.set_bind_group(2, &surface.group, &[]);
        }
        let pipeline = pipelines.of(holes.is_some(), Corners::of(run, meshes).bent);
        if current != Some(pipeline) {
            pass.set_pipeline(pipeline);
            current = Some(pipeline);
        }
        calls += draw_run(pass, meshes, instances, run);
    }
    calls
}

/// Draws one run with the current pipeline. Returns the number of draw calls: 0 when its mesh is
/// gone.
pub fn draw_run(
    pass: &mut wgpu::RenderPass,
    meshes: &HashMap<MeshId, GpuMesh>,
    instances: &wgpu::Buffer,
    run: &RecordedBatch,
) -> u32 {
    let mesh = meshes.get(&run.mesh);
    let Some(level) = mesh.and_then(|mesh| mesh.levels.get(run.level)) else {
        return 0;
    };
    pass.set_vertex_buffer(0, level.vertices.slice(..));
    pass.set_vertex_buffer(1, instances.slice(..));
    if let Some(details) = &level.details {
        pass.set_vertex_buffer(2, details.slice(..));
    }
    if let Some(bend) = &level.bend {
        pass.set_vertex_buffer(3, bend.joints.slice(..));
        pass.set_bind_group(3, &bend.morphs, &[]);
    }
    pass.set_index_buffer(level.indices.slice(..), wgpu::IndexFormat::Uint32);
    pass.draw_indexed(0..level.index_count, 0, run.first..run.first + run.count);
    1
}

fn lines(
    pass: &mut wgpu::RenderPass,
    pipeline: &wgpu::RenderPipeline,
    p: &Prepared,
    bytes: &Range<u64>,
) -> u32 {
    let Some(points) = p.buffers.lines.as_ref().filter(|_| !bytes.is_empty()) else {
        return 0;
    };
    pass.set_pipeline(pipeline);
    pass.set_vertex_buffer(0, points.slice(bytes.clone()));
    pass.draw(0..LINE_VERTICES, 0..line_count(bytes));
    1
}

/// Draws the outline within the bounds of the selection, because it samples many texels per pixel.
fn outline(pass: &mut wgpu::RenderPass, p: &Prepared) -> u32 {
    let [left, top, right, bottom] = p.recorded.selected_px;
    if !has_selection(p) || right <= left || bottom <= top {
        return 0;
    }
    pass.set_pipeline(&p.pipelines.outline);
    pass.set_bind_group(
        1,
        &mask_group(&p.gpu.device, &p.state.layouts, &p.images.mask_view),
        &[],
    );
    pass.set_scissor_rect(left, top, right - left, bottom - top);
    pass.draw(0..3, 0..1);
    pass.set_scissor_rect(0, 0, p.images.color.width(), p.images.color.height());
    1
}

fn triangles(pass: &mut wgpu::RenderPass, p: &Prepared) -> u32 {
    let bytes = &p.buffers.overlay_triangles;
    let Some(points) = p.buffers.lines.as_ref().filter(|_| !bytes.is_empty()) else {
        return 0;
    };
    pass.set_pipeline(&p.pipelines.overlay_triangles);
    pass.set_vertex_buffer(0, points.slice(bytes.clone()));
    pass.draw(0..point_count(bytes), 0..1);
    1
}

fn has_selection(p: &Prepared) -> bool {
    !p.recorded.selected.is_empty()
}
