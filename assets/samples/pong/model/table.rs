//! [`Table`].

use playground::prelude::*;

/// The table, and the numbers that the game is played by. Change any of them while the ball flies.
#[component(resource)]
#[derive(Copy)]
pub struct Table {
    /// From end to end.
    #[field(unit = "m", min = 4, max = 60, step = 0.1, default = 16)]
    pub width: f32,
    /// From wall to wall.
    #[field(unit = "m", min = 2, max = 40, step = 0.1, default = 9)]
    pub height: f32,
    /// How fast the ball is served.
    #[field(unit = "m/s", min = 1, max = 20, step = 0.1, default = 7)]
    pub serve_speed: f32,
    /// How many times faster each paddle makes the ball.
    #[field(min = 1, max = 2, step = 0.01, default = 1.06)]
    pub speed_up: f32,
    /// The fastest that the ball gets.
    #[field(unit = "m/s", min = 1, max = 24, step = 0.1, default = 16)]
    pub top_speed: f32,
    /// The spin that a paddle at full speed gives the ball.
    #[field(unit = "rad/s", min = 0, max = 3, step = 0.05, default = 0.7)]
    pub spin: f32,
    /// How fast a paddle moves.
    #[field(unit = "m/s", min = 1, max = 30, step = 0.1, default = 9)]
    pub paddle_speed: f32,
    /// The share of the paddle's speed that the computer uses: 1 never misses.
    #[field(min = 0, max = 1, step = 0.01, default = 0.55)]
    pub computer_skill: f32,
    /// How many points win.
    #[field(min = 1, max = 12, default = 7)]
    pub points_to_win: u32,
}
