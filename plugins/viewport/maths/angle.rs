//! Angles around an axis.

use playground_base::glam::Vec3;
use std::f32::consts::{PI, TAU};

/// The rotation around `axis` from `from` to `to`, in radians between -pi and pi: positive when it is
/// counter-clockwise for a viewer at whom the axis points. Components along the axis are ignored.
pub fn angle_around(axis: Vec3, from: Vec3, to: Vec3) -> f32 {
    let from = from - axis * from.dot(axis);
    let to = to - axis * to.dot(axis);
    from.cross(to).dot(axis).atan2(from.dot(to))
}

/// The angle plus the multiple of a full turn that brings it nearest to `before`, so that a drag of two
/// turns rotates by two turns.
pub fn angle_near(before: f32, angle: f32) -> f32 {
    before + (angle - before + PI).rem_euclid(TAU) - PI
}
