//! [`Score`] and [`Phase`].

use crate::Side;
use playground::prelude::*;

/// The phase of the game.
#[described]
pub enum Phase {
    /// The ball rests in the middle for a moment.
    #[default]
    Serving,
    /// The ball flies.
    Playing,
    /// A side has won; Space starts again.
    Over,
}

/// The points of both sides, and the state of the game.
#[component(resource, copy)]
pub struct Score {
    /// Points of the left side.
    pub left: u32,
    /// Points of the right side.
    pub right: u32,
    /// The phase of the game.
    pub phase: Phase,
    /// The side that gets the next ball.
    pub receiver: Side,
    /// Time until the next serve.
    #[field(unit = "s", min = 0, max = 10, step = 0.1, default = 1)]
    pub wait_s: f32,
}

impl Score {
    /// The points of a side.
    pub fn points(&self, side: Side) -> u32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// The points of a side, to change.
    pub fn points_mut(&mut self, side: Side) -> &mut u32 {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}
