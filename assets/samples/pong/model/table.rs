//! [`Table`].

use playground::prelude::*;

/// The table and the numbers of the game. Change any of them while the ball flies.
#[component(resource, copy)]
pub struct Table {
    /// Distance between the ends.
    #[field(unit = "m", min = 4, max = 60, step = 0.1, default = 16)]
    pub width: f32,
    /// Distance between the walls.
    #[field(unit = "m", min = 2, max = 40, step = 0.1, default = 9)]
    pub height: f32,
    /// Speed of a served ball.
    #[field(unit = "m/s", min = 1, max = 20, step = 0.1, default = 7)]
    pub serve_speed: f32,
    /// Factor by which each paddle speeds up the ball.
    #[field(min = 1, max = 2, step = 0.01, default = 1.06)]
    pub speed_up: f32,
    /// Maximum speed of the ball.
    #[field(unit = "m/s", min = 1, max = 24, step = 0.1, default = 16)]
    pub top_speed: f32,
    /// The spin that a paddle at full speed gives the ball.
    #[field(unit = "rad/s", min = 0, max = 3, step = 0.05, default = 0.7)]
    pub spin: f32,
    /// Speed of a paddle.
    #[field(unit = "m/s", min = 1, max = 30, step = 0.1, default = 9)]
    pub paddle_speed: f32,
    /// The share of the paddle's speed that the computer uses: 1 never misses.
    #[field(min = 0, max = 1, step = 0.01, default = 0.55)]
    pub computer_skill: f32,
    /// Number of points to win.
    #[field(min = 1, max = 12, default = 7)]
    pub points_to_win: u32,
}
