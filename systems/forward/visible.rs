//! Which instances are drawn, and in which level of detail.

use super::volume::Volume;
use playground_base::glam::{Mat4, Vec3};
use playground_core_rendering::{
    DrawBatch, DrawStats, GpuMesh, Instance, MeshId, RecordedBatch, RecordedDraw,
};
use std::collections::HashMap;

/// Mirrored instances go into batches of their own, after those of the levels.
const MIRRORED: u8 = 64;
const CULLED: u8 = 255;

/// A way to look at the batches: what it sees, and how large things appear.
pub struct Eye {
    volume: Volume,
    clip_from_world: Mat4,
    /// Radius in pixels of a sphere of 1 m at w = 1.
    pixels: f32,
    /// Above 1 for coarser levels.
    coarseness: f32,
}

impl Eye {
    /// A look through `clip_from_world` at a picture `height_px` high; `scale` is the vertical
    /// scale of its projection.
    pub fn new(clip_from_world: Mat4, scale: f32, height_px: f32, coarseness: f32) -> Self {
        Self {
            volume: Volume::of(&clip_from_world),
            clip_from_world,
            pixels: scale * height_px * 0.5,
            coarseness,
        }
    }

    /// The level for an instance of a mesh; `CULLED` when it is not seen.
    fn level(&self, instance: &Instance, mesh: &GpuMesh) -> u8 {
        let [x, y, z] = instance.world_from_local.map(|row| Vec3::new(row[0], row[1], row[2]));
        let center = instance.world_from_local.map(|row| row[3]).into();
        let radius = mesh.radius_m * largest_scale(x, y, z);
        if !self.volume.touches(center, radius) {
            return CULLED;
        }
        let w = self.clip_from_world.row(3).dot(center.extend(1.0));
        let radius_px = radius * self.pixels / w.max(1e-3) / self.coarseness;
        let level = mesh.levels.iter().position(|level| radius_px >= level.min_radius_px);
        let level = level.unwrap_or(mesh.levels.len().saturating_sub(1)) as u8;
        if x.dot(y.cross(z)) < 0.0 { level + MIRRORED } else { level }
    }
}

/// The largest factor by which a matrix with these rows stretches a vector, or a little more.
fn largest_scale(x: Vec3, y: Vec3, z: Vec3) -> f32 {
    let squares = x * x + y * y + z * z;
    squares.max_element().sqrt()
}

/// Appends what `eye` sees of `batches` to the staging of `recorded` and to `into`, level by
/// level. Batches of unknown meshes are counted and left out.
pub fn collect<'a>(
    eye: &Eye,
    batches: impl Iterator<Item = &'a DrawBatch>,
    meshes: &HashMap<MeshId, GpuMesh>,
    wanted: impl Fn(&Instance) -> bool,
    recorded: &mut RecordedDraw,
    into: fn(&mut RecordedDraw) -> &mut Vec<RecordedBatch>,
) -> DrawStats {
    let mut stats = DrawStats::default();
    for batch in batches.filter(|batch| !batch.instances.is_empty()) {
        let Some(mesh) = meshes.get(&batch.mesh) else {
            stats.missing += 1;
            continue;
        };
        let mut counts = [0_u32; 256];
        recorded.levels.clear();
        recorded.levels.extend(batch.instances.iter().map(|instance| {
            let level = if wanted(instance) { eye.level(instance, mesh) } else { CULLED };
            counts[usize::from(level)] += 1;
            level
        }));
        stats.culled += counts[usize::from(CULLED)];
        for level in (0..CULLED).filter(|level| counts[usize::from(*level)] > 0) {
            let run = append(recorded, batch, level);
            let index_count = mesh.levels.get(run.level).map_or(0, |level| level.index_count);
            stats.instances += run.count;
            stats.triangles += u64::from(run.count) * u64::from(index_count / 3);
            into(recorded).push(run);
        }
    }
    stats
}

/// Copies the instances of one level into the staging.
fn append(recorded: &mut RecordedDraw, batch: &DrawBatch, level: u8) -> RecordedBatch {
    let first = recorded.staging.len() as u32;
    let of_level = batch.instances.iter().zip(&recorded.levels);
    let of_level = of_level.filter(|(_, at)| **at == level).map(|(instance, _)| *instance);
    recorded.staging.extend(of_level);
    RecordedBatch {
        mesh: batch.mesh,
        level: usize::from(level % MIRRORED),
        mirrored: level >= MIRRORED,
        texture: batch.texture,
        blend: batch.blend,
        first,
        count: recorded.staging.len() as u32 - first,
    }
}
