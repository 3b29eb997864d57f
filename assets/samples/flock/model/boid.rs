//! [`Boid`].

use playground::prelude::*;

/// One fish.
#[component(copy)]
pub struct Boid {
    /// Velocity.
    #[field(unit = "m/s")]
    pub velocity: Vec3,
    /// How frightened it is: 1 beside the predator, decreasing when the predator is gone.
    #[field(min = 0, max = 1, step = 0.01)]
    pub fright: f32,
}
