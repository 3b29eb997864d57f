//! Uploads a draw's data to the device.

use super::{
    bend_upload,
    buffers::{fill, fill_uniform},
    frame::FrameUniforms,
    layouts::LIGHT_BYTES,
    shadow::{MAX_VIEWS, Shadows},
};
use playground_core_drawing::{DrawList, LineVertex};
use playground_core_rendering::{Gpu, RecordedDraw};
use playground_graphics::wgpu;
use std::ops::Range;

/// The buffers of one draw.
pub struct Buffers {
    /// The frame uniforms.
    pub frame: wgpu::Buffer,
    /// Instances; `None` when nothing is visible.
    pub instances: Option<wgpu::Buffer>,
    /// The views of lights that cast shadows; `None` when there are none.
    pub lights: Option<wgpu::Buffer>,
    /// How joints move the meshes that bend; `None` when nothing bends.
    pub joints: Option<wgpu::TextureView>,
    /// Lines and overlays; `None` when there are none.
    pub lines: Option<wgpu::Buffer>,
    /// Bytes of the lines in the line buffer.
    pub scene_lines: Range<u64>,
    /// Bytes of the overlay lines.
    pub overlay_lines: Range<u64>,
    /// Bytes of the overlay triangles.
    pub overlay_triangles: Range<u64>,
}

/// Size of one point in bytes.
const POINT: u64 = size_of::<LineVertex>() as u64;

/// Writes everything; reuses the buffers of the last draw if they are large enough.
pub fn upload(
    gpu: &Gpu,
    recorded: &mut RecordedDraw,
    frame: &FrameUniforms,
    shadows: &Shadows,
    list: &DrawList,
) -> Buffers {
    let (device, queue) = (&gpu.device, &gpu.queue);
    let frame = fill_uniform(
        device,
        queue,
        &mut recorded.frame,
        bytemuck::bytes_of(frame),
    );
    let instances = bytemuck::cast_slice(&recorded.staging);
    let instances = fill(
        device,
        queue,
        &mut recorded.instances,
        "instances",
        &[instances],
    );

    // Incomplete lines and triangles are left out.
    let scene = whole(&list.lines, 2);
    let overlay = whole(&list.overlay_lines, 2);
    let triangles = whole(&list.overlay_triangles, 3);
    let parts = [scene, overlay, triangles].map(bytemuck::cast_slice);
    let lines = fill(device, queue, &mut recorded.lines, "lines", &parts);
    let scene_end = scene.len() as u64 * POINT;
    let overlay_end = scene_end + overlay.len() as u64 * POINT;
    Buffers {
        frame,
        instances,
        joints: bend_upload::joints(gpu, &mut recorded.joints, &list.joints),
        lights: upload_lights(gpu, &mut recorded.lights, shadows),
        lines,
        scene_lines: 0..scene_end,
        overlay_lines: scene_end..overlay_end,
        overlay_triangles: overlay_end..overlay_end + triangles.len() as u64 * POINT,
    }
}

/// Where the view of each light lies in the buffer.
pub fn light_offsets(gpu: &Gpu) -> impl Iterator<Item = u32> {
    let step = gpu.limits.min_uniform_buffer_offset_alignment;
    (0..).step_by(step.max(LIGHT_BYTES as u32) as usize)
}

fn upload_lights(
    gpu: &Gpu,
    known: &mut Option<wgpu::Buffer>,
    shadows: &Shadows,
) -> Option<wgpu::Buffer> {
    if shadows.views.is_empty() {
        return None;
    }
    let step = light_offsets(gpu).nth(1).unwrap_or_default() as usize;
    let mut bytes = vec![0_u8; step * MAX_VIEWS];
    for (place, view) in bytes.chunks_exact_mut(step).zip(&shadows.views) {
        let matrix = view.clip_from_world.to_cols_array_2d();
        let matrix = bytemuck::bytes_of(&matrix);
        if let Some(place) = place.get_mut(..matrix.len()) {
            place.copy_from_slice(matrix);
        }
    }
    Some(fill_uniform(&gpu.device, &gpu.queue, known, &bytes))
}

fn whole(points: &[LineVertex], group: usize) -> &[LineVertex] {
    points
        .get(..points.len() - points.len() % group)
        .unwrap_or_default()
}

/// The number of lines in a range of bytes.
pub fn line_count(bytes: &Range<u64>) -> u32 {
    ((bytes.end - bytes.start) / (2 * POINT)) as u32
}

/// The number of points in a range of bytes.
pub fn point_count(bytes: &Range<u64>) -> u32 {
    ((bytes.end - bytes.start) / POINT) as u32
}
