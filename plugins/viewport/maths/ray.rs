//! [`Ray`].

use playground_base::glam::Vec3;
use playground_base::serde::{Deserialize, Serialize};

/// Rays that are steeper than this against an axis or flatter than this on a plane meet it too far
/// away to be of use.
const PARALLEL: f32 = 1e-3;

/// A half line in the world.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Ray {
    /// Where it starts, in metres.
    pub origin: Vec3,
    /// Where it goes, length 1.
    pub direction: Vec3,
}

impl Ray {
    /// How far along the line through `point` in direction `axis` (length 1) the place is that the
    /// ray passes nearest, in metres; `None` when the two are parallel.
    pub fn along_axis(&self, point: Vec3, axis: Vec3) -> Option<f32> {
        let between = self.origin - point;
        let cosine = self.direction.dot(axis);
        let sine_squared = 1.0 - cosine * cosine;
        let along = between.dot(axis) - cosine * between.dot(self.direction);
        (sine_squared > PARALLEL).then_some(along / sine_squared)
    }

    /// Where the ray meets the plane through `point`; `None` when it does not.
    pub fn on_plane(&self, point: Vec3, normal: Vec3) -> Option<Vec3> {
        let slope = self.direction.dot(normal);
        if slope.abs() < PARALLEL {
            return None;
        }
        let distance = (point - self.origin).dot(normal) / slope;
        (distance > 0.0).then(|| self.origin + self.direction * distance)
    }
}
