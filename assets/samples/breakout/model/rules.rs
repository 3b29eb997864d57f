//! [`Rules`].

use playground::prelude::*;

/// The numbers of the game. Change any of them while a ball flies.
#[component(resource, copy)]
pub struct Rules {
    /// Size of the table, around the middle of the world.
    #[field(unit = "m", default = Vec2::new(16.0, 13.0))]
    pub table: Vec2,
    /// Lives of a game.
    #[field(min = 1, max = 5, default = 3)]
    pub lives: u32,
    /// Radius of a ball.
    #[field(unit = "m", min = 0.05, max = 1, step = 0.01, default = 0.23)]
    pub ball_radius: f32,
    /// Speed of a ball that is launched in the first level.
    #[field(unit = "m/s", min = 1, max = 30, step = 0.1, default = 8.5)]
    pub ball_speed: f32,
    /// How much faster it is in each further level.
    #[field(unit = "m/s", min = 0, max = 5, step = 0.1, default = 0.6)]
    pub level_speed: f32,
    /// How much faster each brick makes a ball.
    #[field(unit = "m/s", min = 0, max = 1, step = 0.01, default = 0.04)]
    pub brick_speed: f32,
    /// Factor by which the paddle makes a ball faster.
    #[field(min = 1, max = 1.5, step = 0.01, default = 1.02)]
    pub paddle_speed_up: f32,
    /// Maximum speed of a ball.
    #[field(unit = "m/s", min = 1, max = 30, step = 0.1, default = 15)]
    pub top_speed: f32,
    /// How far from upright a ball leaves the edge of the paddle.
    #[field(unit = "rad", min = 0.1, max = 1.4, step = 0.01, default = 1.05)]
    pub edge_angle: f32,
    /// Balls on the table at most.
    #[field(min = 1, max = 50, default = 12)]
    pub most_balls: u32,
    /// Width of the paddle.
    #[field(unit = "m", min = 0.5, max = 16, step = 0.1, default = 2.7)]
    pub paddle_width: f32,
    /// Its width while it is wide.
    #[field(unit = "m", min = 0.5, max = 16, step = 0.1, default = 4.2)]
    pub wide_width: f32,
    /// Its speed with keys.
    #[field(unit = "m/s", min = 1, max = 60, step = 0.5, default = 15)]
    pub paddle_speed: f32,
    /// Its speed to the pointer.
    #[field(unit = "m/s", min = 1, max = 200, step = 1, default = 60)]
    pub pointer_speed: f32,
    /// Probability that a brick drops a power.
    #[field(min = 0, max = 1, step = 0.01, default = 0.12)]
    pub drop_chance: f32,
    /// Speed of a power that falls.
    #[field(unit = "m/s", min = 0.5, max = 20, step = 0.1, default = 3.2)]
    pub drop_speed: f32,
    /// How long the paddle is wide.
    #[field(unit = "s", min = 1, max = 60, step = 0.5, default = 14)]
    pub wide_s: f32,
    /// How long balls are slow.
    #[field(unit = "s", min = 1, max = 60, step = 0.5, default = 9)]
    pub slow_s: f32,
    /// The share of their speed that slow balls have.
    #[field(min = 0.1, max = 1, step = 0.01, default = 0.6)]
    pub slow_pace: f32,
    /// The most times that the points of a brick count, for several without the paddle between them.
    #[field(min = 1, max = 20, default = 5)]
    pub most_combo: u32,
    /// Time between levels.
    #[field(unit = "s", min = 0, max = 10, step = 0.1, default = 2.4)]
    pub level_wait_s: f32,
}
