//! [`Shake`].

use playground::prelude::*;

/// Shakes its entity, a camera, around a point.
#[component(copy)]
pub struct Shake {
    /// Greatest distance from the point.
    #[field(unit = "m", min = 0, max = 1, step = 0.01)]
    pub reach: f32,
    /// The point.
    #[field(unit = "m")]
    pub rest: Vec2,
}
