//! [`Game`] and [`Phase`].

use playground::prelude::*;

/// The phase of the game.
#[described]
pub enum Phase {
    /// The game plays itself, and Space starts.
    #[default]
    Title,
    /// The player plays; a ball that is held waits for Space.
    Playing,
    /// Nothing moves; P goes on.
    Paused,
    /// The level is cleared; the next one comes in a moment.
    Cleared,
    /// The last life is lost; Space starts again.
    Over,
    /// All levels are cleared; Space starts again.
    Won,
}

/// The state of the game.
#[component(resource, copy)]
pub struct Game {
    /// The phase of the game.
    pub phase: Phase,
    /// Points of this game.
    pub score: u32,
    /// Most points of all games.
    pub best: u32,
    /// Lives that are left, that of the ball that flies included.
    #[field(default = 3)]
    pub lives: u32,
    /// Number of the level, from 1.
    #[field(min = 1, default = 1)]
    pub level: u32,
    /// Bricks that broke since a ball last touched the paddle.
    pub combo: u32,
    /// Time until the next level.
    #[field(unit = "s", min = 0)]
    pub wait_s: f32,
    /// How long balls are still slow.
    #[field(unit = "s", min = 0)]
    pub slow_s: f32,
}
