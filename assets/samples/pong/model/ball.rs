//! [`Ball`].

use playground::prelude::*;

/// The ball. Its `Sprite` says how large it is.
#[component]
#[derive(Copy)]
pub struct Ball {
    /// Where it flies to, and how fast.
    #[field(unit = "m/s")]
    pub velocity: Vec2,
    /// How fast its path turns to the left.
    #[field(unit = "rad/s", min = -3, max = 3, step = 0.05)]
    pub spin: f32,
}
