//! [`Clusters`]: which lamps reach which part of what the camera sees (Olsson et al. 2012, *Clustered Deferred
//! and Forward Shading*).

use playground_base::glam::Vec3;
use playground_core_drawing::CameraView;

/// Parts of the picture from left to right.
pub const COLUMNS: usize = 16;
/// Parts of the picture from top to bottom.
pub const ROWS: usize = 9;
/// Parts in depth, each as many times as deep as the one before.
pub const SLICES: usize = 16;
/// The most numbers of lamps in all parts together: more are left out.
pub const MOST_ENTRIES: usize = 1 << 19;

/// Where a lamp is, and how far it reaches.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// World space, metres.
    pub position: Vec3,
    /// Metres.
    pub range_m: f32,
}

/// Lists of lamps, one for each part. Reuse it: it keeps its memory.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// Of each part where its lamps start in `lamps`, and how many there are. Slices one after the other, in
    /// each the rows, in each the columns.
    pub parts: Vec<[u32; 2]>,
    /// Numbers of lamps.
    pub lamps: Vec<u32>,
    /// The box of each lamp.
    boxes: Vec<Option<Box3>>,
}

/// Columns, rows and slices, the last ones included.
#[derive(Clone, Copy, Debug)]
struct Box3 {
    columns: [usize; 2],
    rows: [usize; 2],
    slices: [usize; 2],
}

/// How depth is divided: the slice of a distance `d` is `scale * log2(d) + bias`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Depths {
    /// See above.
    pub scale: f32,
    /// See above.
    pub bias: f32,
}

impl Depths {
    /// From `near` to `far` metres: what is nearer or farther is in the first and the last slice.
    pub fn new(near: f32, far: f32) -> Self {
        let near = near.max(0.1);
        let scale = SLICES as f32 / (far.max(near * 2.0) / near).log2();
        Self {
            scale,
            bias: -scale * near.log2(),
        }
    }

    /// The slice of a distance from the eye, metres.
    pub fn slice(self, distance: f32) -> usize {
        let slice = self.scale * distance.max(1e-3).log2() + self.bias;
        (slice.max(0.0) as usize).min(SLICES - 1)
    }
}

impl Clusters {
    /// Fills the lists for a camera.
    pub fn fill(&mut self, camera: &CameraView, depths: Depths, lamps: &[Reach]) {
        self.boxes.clear();
        let boxes = lamps.iter().map(|lamp| box_of(camera, depths, lamp));
        self.boxes.extend(boxes);
        self.parts.clear();
        self.parts.resize(COLUMNS * ROWS * SLICES, [0, 0]);
        // Once to count, once to fill in.
        for of in self.boxes.iter().flatten() {
            of.each(|part| {
                if let Some([_, count]) = self.parts.get_mut(part) {
                    *count += 1;
                }
            });
        }
        let mut start = 0;
        for [first, count] in &mut self.parts {
            let fits = (*count).min(MOST_ENTRIES as u32 - start);
            *first = start;
            start += fits;
            *count = 0;
        }
        let total = start;
        self.lamps.clear();
        self.lamps.resize(total as usize, 0);
        for (number, of) in (0..).zip(&self.boxes) {
            let Some(of) = of else { continue };
            of.each(|part| {
                let end = self.parts.get(part + 1).map_or(total, |next| next[0]);
                let Some([first, count]) = self.parts.get_mut(part) else {
                    return;
                };
                let at = *first + *count;
                if let Some(slot) = self.lamps.get_mut(at as usize).filter(|_| at < end) {
                    *slot = number;
                    *count += 1;
                }
            });
        }
    }
}

impl Box3 {
    fn each(&self, mut part: impl FnMut(usize)) {
        for slice in self.slices[0]..=self.slices[1] {
            for row in self.rows[0]..=self.rows[1] {
                for column in self.columns[0]..=self.columns[1] {
                    part((slice * ROWS + row) * COLUMNS + column);
                }
            }
        }
    }
}

/// The parts that a lamp may reach; `None` for one that is out of sight.
fn box_of(camera: &CameraView, depths: Depths, lamp: &Reach) -> Option<Box3> {
    let center = camera.view_from_world.transform_point3(lamp.position);
    let (range, distance) = (lamp.range_m, -center.z);
    let (near, far) = (distance - range, distance + range);
    let is_orthographic = camera.clip_from_view.w_axis.w != 0.0;
    // Not finite, or behind the eye.
    let is_seen = center.is_finite() && range.is_finite() && (far > 0.0 || is_orthographic);
    if !is_seen {
        return None;
    }
    let scale = [
        camera.clip_from_view.x_axis.x,
        camera.clip_from_view.y_axis.y,
    ];
    let side = |middle: f32, scale: f32| -> [f32; 2] {
        let (low, high) = (middle - range, middle + range);
        if is_orthographic {
            return [low * scale, high * scale];
        }
        if near <= 1e-3 {
            // Around the eye: anywhere.
            return [-1.0, 1.0];
        }
        let low = (low / near).min(low / far);
        let high = (high / near).max(high / far);
        [low * scale, high * scale]
    };
    let [left, right] = side(center.x, scale[0]);
    let [bottom, top] = side(center.y, scale[1]);
    if right < -1.0 || left > 1.0 || top < -1.0 || bottom > 1.0 {
        return None;
    }
    let part = |share: f32, count: usize| {
        let at = (share * 0.5 + 0.5).clamp(0.0, 1.0) * count as f32;
        (at as usize).min(count - 1)
    };
    Some(Box3 {
        columns: [part(left, COLUMNS), part(right, COLUMNS)],
        // Rows are counted from the top.
        rows: [part(-top, ROWS), part(-bottom, ROWS)],
        slices: [depths.slice(near), depths.slice(far)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::glam::Mat4;
    use playground_core_drawing::{Camera, Projection};

    /// Each point that a lamp reaches is in a part that lists it.
    #[test]
    fn parts_list_all_lamps_that_reach_them() {
        let mut seed = 9_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 24) as f32
        };
        for projection in [Projection::Perspective, Projection::Orthographic] {
            let camera = Camera {
                projection,
                ..Camera::default()
            };
            let place =
                Mat4::from_translation(Vec3::new(1.0, 2.0, 3.0)) * Mat4::from_rotation_y(0.7);
            let camera = CameraView::new(&camera, &place, 1.6);
            let depths = Depths::new(0.1, 200.0);
            let lamps: Vec<Reach> = (0..300)
                .map(|_| Reach {
                    position: Vec3::new(random() - 0.5, random() - 0.5, random() - 0.5) * 60.0,
                    range_m: 0.2 + 4.0 * random(),
                })
                .collect();
            let mut clusters = Clusters::default();
            clusters.fill(&camera, depths, &lamps);
            let mut seen = 0;
            for _ in 0..60_000 {
                let lamp = (random() * 300.0) as usize;
                let offset = Vec3::new(random() - 0.5, random() - 0.5, random() - 0.5) * 2.0;
                let reach = lamps[lamp];
                let point = reach.position + offset * reach.range_m;
                if point.distance(reach.position) > reach.range_m {
                    continue;
                }
                let clip = camera.clip_from_world() * point.extend(1.0);
                let ndc = clip.truncate() / clip.w;
                if clip.w <= 0.0 || ndc.abs().max_element() > 1.0 || ndc.z < 0.0 {
                    continue;
                }
                seen += 1;
                let distance = -camera.view_from_world.transform_point3(point).z;
                let column = ((ndc.x * 0.5 + 0.5) * COLUMNS as f32) as usize;
                let row = ((0.5 - ndc.y * 0.5) * ROWS as f32) as usize;
                let slice = depths.slice(distance);
                let part = (slice * ROWS + row.min(ROWS - 1)) * COLUMNS + column.min(COLUMNS - 1);
                let [first, count] = clusters.parts[part].map(|of| of as usize);
                let listed = &clusters.lamps[first..first + count];
                assert!(listed.contains(&(lamp as u32)), "{projection:?}: {point}");
            }
            assert!(seen > 500, "{seen} points were in sight");
        }
    }

    #[test]
    fn more_than_fits_is_left_out() {
        let camera = CameraView::default();
        let around = Reach {
            position: Vec3::ZERO,
            range_m: 1e6,
        };
        let mut clusters = Clusters::default();
        clusters.fill(&camera, Depths::new(0.1, 100.0), &vec![around; 300]);
        assert_eq!(clusters.lamps.len(), MOST_ENTRIES);
        for [first, count] in clusters.parts {
            assert!((first + count) as usize <= MOST_ENTRIES);
        }
        let odd = Reach {
            position: Vec3::splat(f32::NAN),
            range_m: 1.0,
        };
        let mut clusters = Clusters::default();
        clusters.fill(&camera, Depths::new(0.1, 100.0), &[odd]);
        assert!(clusters.lamps.is_empty());
    }
}
