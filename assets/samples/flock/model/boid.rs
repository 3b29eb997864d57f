//! [`Boid`].

use playground::prelude::*;

/// One fish.
#[component]
#[derive(Copy)]
pub struct Boid {
    /// Where it swims to, and how fast.
    #[field(unit = "m/s")]
    pub velocity: Vec3,
    /// How frightened it is: 1 beside the predator, calming down when that is gone.
    #[field(min = 0, max = 1, step = 0.01)]
    pub fright: f32,
}
