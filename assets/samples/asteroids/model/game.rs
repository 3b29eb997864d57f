//! [`Game`] and [`Phase`].

use playground::prelude::*;

/// The phase of the game.
#[described]
pub enum Phase {
    /// Rocks drift, and Enter starts.
    #[default]
    Menu,
    /// The ship flies.
    Playing,
    /// Nothing moves; P goes on.
    Paused,
    /// The last ship is lost; Enter starts again.
    Over,
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
    /// Ships that are left, the one that flies included.
    pub lives: u32,
    /// Number of the wave of rocks, from 1.
    pub wave: u32,
    /// Time until the next ship.
    #[field(unit = "s", min = 0)]
    pub ship_wait_s: f32,
    /// Time until the next wave.
    #[field(unit = "s", min = 0)]
    pub wave_wait_s: f32,
}
