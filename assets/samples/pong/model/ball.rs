//! [`Ball`].

use playground::prelude::*;

/// The ball. Its `Sprite` has its size.
#[component(copy)]
pub struct Ball {
    /// Velocity.
    #[field(unit = "m/s")]
    pub velocity: Vec2,
    /// Angular speed at which its path turns to the left.
    #[field(unit = "rad/s", min = -3, max = 3, step = 0.05)]
    pub spin: f32,
}
