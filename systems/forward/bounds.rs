//! Bounds of instances in the picture.

use playground_base::glam::{Mat4, Vec2, Vec3};
use playground_core_drawing::{Instance, MeshId};
use playground_core_rendering::{GpuMesh, RecordedBatch};
use std::collections::HashMap;

/// Space for the outline around selected instances, pixels.
const MARGIN_PX: f32 = 4.0;

/// The part of a picture that these runs cover, in pixels: left, top, right, bottom.
pub fn bounds_px(
    clip_from_world: &Mat4,
    size_px: [u32; 2],
    meshes: &HashMap<MeshId, GpuMesh>,
    staging: &[Instance],
    runs: &[RecordedBatch],
) -> [u32; 4] {
    let size = Vec2::new(size_px[0] as f32, size_px[1] as f32);
    let (mut low, mut high) = (size, Vec2::ZERO);
    for run in runs {
        let Some(mesh) = meshes.get(&run.mesh) else {
            continue;
        };
        let range = run.first as usize..(run.first + run.count) as usize;
        let radius = mesh.radius_m.max(run.reach_m);
        for instance in staging.get(range).unwrap_or_default() {
            let Some((from, to)) = box_px(clip_from_world, size, radius, instance) else {
                return [0, 0, size_px[0], size_px[1]];
            };
            (low, high) = (low.min(from), high.max(to));
        }
    }
    let low = (low - MARGIN_PX).clamp(Vec2::ZERO, size);
    let high = (high + MARGIN_PX).clamp(low, size).ceil();
    [low.x as u32, low.y as u32, high.x as u32, high.y as u32]
}

/// The box around an instance's bounding cube; `None` when it extends behind the eye.
fn box_px(
    clip_from_world: &Mat4,
    size: Vec2,
    radius: f32,
    instance: &Instance,
) -> Option<(Vec2, Vec2)> {
    let [x, y, z] = instance.world_from_local;
    let (mut low, mut high) = (Vec2::MAX, Vec2::MIN);
    for corner in 0..8 {
        let side = |bit: i32| {
            if corner >> bit & 1 == 0 {
                -radius
            } else {
                radius
            }
        };
        let local = Vec3::new(side(0), side(1), side(2));
        let row = |row: [f32; 4]| Vec3::new(row[0], row[1], row[2]).dot(local) + row[3];
        let clip = *clip_from_world * Vec3::new(row(x), row(y), row(z)).extend(1.0);
        if clip.w <= 1e-3 {
            return None;
        }
        let ndc = Vec2::new(clip.x, -clip.y) / clip.w;
        let pixel = (ndc * 0.5 + 0.5) * size;
        (low, high) = (low.min(pixel), high.max(pixel));
    }
    Some((low, high))
}
