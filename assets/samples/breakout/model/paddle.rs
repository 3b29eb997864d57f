//! [`Paddle`].

use playground::prelude::*;

/// The paddle of the player. Its `Sprite` has its size.
#[component(copy)]
pub struct Paddle {
    /// Where it goes, while it follows the pointer.
    #[field(unit = "m", min = -20, max = 20, step = 0.1)]
    pub target_x: f32,
    /// Whether it follows the pointer: since that moved, until a key is pressed.
    pub follows: bool,
    /// How long it is still wide.
    #[field(unit = "s", min = 0, max = 60, step = 0.5)]
    pub wide_s: f32,
    /// How far it is pressed together: 0.5 is half as high, below 0 it is stretched.
    #[field(min = -0.8, max = 0.8, step = 0.01)]
    pub squash: f32,
    /// How fast that grows.
    #[field(unit = "1/s")]
    pub squash_speed: f32,
}
