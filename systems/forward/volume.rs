//! [`Volume`]: the visible volume of a projection.

use playground_base::glam::{Mat4, Vec3, Vec4};

/// The six planes of a projection, pointing inward.
pub struct Volume {
    planes: [Vec4; 6],
}

impl Volume {
    /// The volume that a matrix maps to clip space (after Gribb and Hartmann 2001).
    pub fn of(clip_from_world: &Mat4) -> Self {
        let [x, y, z, w] = [0, 1, 2, 3].map(|row| clip_from_world.row(row));
        let planes = [w + x, w - x, w + y, w - y, z, w - z];
        Self {
            planes: planes.map(|plane| plane / plane.truncate().length().max(1e-20)),
        }
    }

    /// True when a sphere reaches into the volume; false for numbers that are not finite.
    #[inline]
    pub fn touches(&self, center: Vec3, radius: f32) -> bool {
        let center = center.extend(1.0);
        self.planes.iter().all(|plane| plane.dot(center) >= -radius)
    }
}
