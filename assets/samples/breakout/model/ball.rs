//! [`Ball`].

use playground::prelude::*;

/// A ball.
#[component(copy)]
pub struct Ball {
    /// Velocity, without the power that slows it down.
    #[field(unit = "m/s")]
    pub velocity: Vec2,
    /// Lies on the paddle until it is launched.
    #[field(default = true)]
    pub is_held: bool,
    /// How far it lies from the middle of the paddle.
    #[field(unit = "m", min = -3, max = 3, step = 0.05)]
    pub held_at: f32,
    /// Bounces since it last hit the paddle or a brick that breaks.
    pub dull_bounces: u32,
}
