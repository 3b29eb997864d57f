//! Culls instances, chooses their level of detail, and sorts them.

use super::{
    sort_key::SortKey,
    sphere::{Sphere, axes},
    volume::Volume,
};
use playground_base::glam::{Mat4, Vec4};
use playground_core_drawing::{Blend, DrawBatch, Instance, MeshId};
use playground_core_rendering::{DrawStats, GpuMesh, RecordedBatch, RecordedDraw};
use std::collections::HashMap;

/// A view of the batches: the visible volume, and how large objects appear.
pub struct Eye {
    volume: Volume,
    clip_from_world: Mat4,
    /// Radius in pixels of a sphere of 1 m at w = 1.
    pixels: f32,
    detail: Detail,
    /// The view for which the same instances are lit. They get no finer levels than there: a finer
    /// caster is partly outside of what is lit, and would darken it.
    lit: Option<LitEye>,
}

/// What chooses the levels of another view.
struct LitEye {
    /// The row of the projection that gives w.
    w: Vec4,
    /// Radius in pixels of a sphere of 1 m at w = 1, times the factor of its detail.
    pixels: f32,
}

/// How much detail instances get.
#[derive(Clone, Copy)]
pub struct Detail {
    /// Factor on the radius in the picture for choosing levels.
    level: f32,
    /// Instances with a smaller radius in the picture are lit per vertex.
    small_px: f32,
    /// Instances with a smaller radius are left out.
    min_px: f32,
}

impl Detail {
    /// For a GPU.
    pub const FINE: Self = Self {
        level: 1.0,
        small_px: 3.0,
        min_px: 0.0,
    };
    /// For a software renderer.
    pub const COARSE: Self = Self {
        level: 0.7,
        small_px: 12.0,
        min_px: 0.0,
    };

    /// For the shadow map: coarse levels, and for many instances on a software renderer only large
    /// ones.
    pub fn shadows(visible: u32, fine: bool) -> Self {
        Self {
            level: 0.4,
            small_px: 0.0,
            min_px: if !fine && visible > 1500 { 30.0 } else { 0.5 },
        }
    }
}

impl Eye {
    /// A view through `clip_from_world` of a picture that is `height_px` high; `scale` is the
    /// vertical scale of its projection.
    pub fn new(clip_from_world: Mat4, scale: f32, height_px: f32, detail: Detail) -> Self {
        Self {
            volume: Volume::of(&clip_from_world),
            clip_from_world,
            pixels: scale * height_px * 0.5,
            detail,
            lit: None,
        }
    }

    /// Its instances get no finer levels than in this view.
    pub fn no_finer_than(mut self, lit: &Self) -> Self {
        self.lit = Some(LitEye {
            w: lit.clip_from_world.row(3),
            pixels: lit.pixels * lit.detail.level,
        });
        self
    }

    /// The least index of a level for a sphere, by the view in which it is lit.
    #[inline]
    fn lit_level(&self, sphere: &Sphere, mesh: &GpuMesh) -> usize {
        let Some(lit) = &self.lit else { return 0 };
        let w = lit.w.dot(sphere.center.extend(1.0));
        if w <= 0.0 {
            return 0;
        }
        level_of(mesh, sphere.radius * lit.pixels / w)
    }

    /// The sort key of an instance; `None` when it is not visible.
    #[inline]
    fn key(&self, instance: &Instance, mesh: &GpuMesh, reach_m: f32) -> Option<SortKey> {
        let [x, y, z] = axes(&instance.world_from_local);
        let sphere = Sphere::of(instance, mesh.radius_m.max(reach_m));
        let Sphere { center, radius } = sphere;
        // Also false for NaN.
        let finite = radius < f32::MAX && center.is_finite();
        if !finite || !self.volume.touches(center, radius) {
            return None;
        }
        let w = self
            .clip_from_world
            .row(3)
            .dot(center.extend(1.0))
            .max(1e-3);
        let radius_px = radius * self.pixels / w;
        if radius_px < self.detail.min_px {
            return None;
        }
        let level = level_of(mesh, radius_px * self.detail.level);
        Some(SortKey {
            level: level.max(self.lit_level(&sphere, mesh)),
            mirrored: x.dot(y.cross(z)) < 0.0,
            small: radius_px < self.detail.small_px,
            distance: w,
        })
    }
}

/// The level of a mesh with this radius in the picture.
#[inline]
fn level_of(mesh: &GpuMesh, radius_px: f32) -> usize {
    let mut levels = mesh.levels.iter();
    let level = levels.position(|level| radius_px >= level.min_radius_px);
    level.unwrap_or(mesh.levels.len().saturating_sub(1))
}

/// Appends the visible instances of `batches` to the staging of `recorded` and to `into`, level by
/// level and the nearest first, so that hidden pixels are not lit. Blended batches keep their
/// order. Batches of unknown meshes are counted and left out.
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
        let sorts = batch.blend == Blend::Opaque;
        let mut counts = [0_u32; SortKey::COUNT];
        recorded.keys.clear();
        recorded.keys.extend(batch.instances.iter().map(|instance| {
            let key = if wanted(instance) {
                eye.key(instance, mesh, batch.reach_m)
            } else {
                None
            };
            let key = match key {
                None => SortKey::CULLED,
                Some(_) if !sorts => SortKey::IN_ORDER,
                Some(key) => key.pack(),
            };
            if let Some(count) = counts.get_mut(usize::from(key)) {
                *count += 1;
            }
            key
        }));
        let before = recorded.staging.len();
        scatter(recorded, &batch.instances, &mut counts);
        stats.culled += (batch.instances.len() + before - recorded.staging.len()) as u32;
        for run in runs(batch, before as u32, &counts) {
            let index_count = mesh
                .levels
                .get(run.level)
                .map_or(0, |level| level.index_count);
            stats.instances += run.count;
            stats.triangles += u64::from(run.count) * u64::from(index_count / 3);
            into(recorded).push(run);
        }
    }
    stats
}

/// Copies the instances to the end of the staging, in the order of their keys (a counting sort).
/// Afterwards `counts` holds where each key ends, counted from the first copied instance.
fn scatter(recorded: &mut RecordedDraw, instances: &[Instance], counts: &mut [u32]) {
    let mut end = 0;
    for count in counts.iter_mut() {
        (*count, end) = (end, end + *count);
    }
    let Some(any) = instances.first() else {
        return;
    };
    let before = recorded.staging.len();
    recorded.staging.resize(before + end as usize, *any);
    for (instance, key) in instances.iter().zip(&recorded.keys) {
        let Some(next) = counts.get_mut(usize::from(*key)) else {
            continue;
        };
        if let Some(slot) = recorded.staging.get_mut(before + *next as usize) {
            *slot = *instance;
        }
        *next += 1;
    }
}

/// One run for each kind of key that occurs.
fn runs(batch: &DrawBatch, before: u32, ends: &[u32]) -> impl Iterator<Item = RecordedBatch> {
    let kinds = ends.chunks_exact(SortKey::DISTANCES).enumerate();
    let mut start = 0;
    kinds.filter_map(move |(kind, ends)| {
        let end = ends.last().copied().unwrap_or(start);
        let (first, count) = (before + start, end - start);
        start = end;
        (count > 0).then(|| SortKey::run(kind, batch, first, count))
    })
}
