//! Angles around an axis.

use playground_base::glam::Vec3;
use std::f32::consts::{PI, TAU};

/// The angle, in radians, by which a turn around `axis` takes `from` to `to`: counter-clockwise
/// when the axis points to the eye, between -pi and pi. Parts along the axis do not count.
pub fn angle_around(axis: Vec3, from: Vec3, to: Vec3) -> f32 {
    let from = from - axis * from.dot(axis);
    let to = to - axis * to.dot(axis);
    from.cross(to).dot(axis).atan2(from.dot(to))
}

/// The same direction as `angle`, in the turn that is nearest to `before`: so a drag that goes
/// around twice turns twice.
pub fn angle_near(before: f32, angle: f32) -> f32 {
    before + (angle - before + PI).rem_euclid(TAU) - PI
}
