//! What happens in the game.

use crate::{BrickKind, PowerKind};
use playground::prelude::*;

/// What a ball bounces off.
#[described]
pub enum Surface {
    /// A wall.
    #[default]
    Wall,
    /// The paddle.
    Paddle,
    /// A brick.
    Brick,
}

/// The event that a ball bounced.
#[event(copy)]
pub struct BallBounced {
    /// Off what.
    pub surface: Surface,
    /// Where.
    #[field(unit = "m")]
    pub point: Vec2,
    /// How fast it flies on.
    #[field(unit = "m/s")]
    pub speed: f32,
}

/// The event that a ball hit the brick that it is about.
#[event]
pub struct BrickHit {}

/// The event that a brick broke. It is gone.
#[event(copy)]
pub struct BrickBroken {
    /// What it was made of.
    pub kind: BrickKind,
    /// Where it was.
    #[field(unit = "m")]
    pub middle: Vec2,
    /// Points for it.
    pub points: u32,
}

/// The event that the last ball left the table.
#[event(copy)]
pub struct BallLost {
    /// Where.
    #[field(unit = "m")]
    pub point: Vec2,
}

/// The event that the level of the game starts: its bricks are laid, and a ball is there.
#[event]
pub struct LevelStarts {}

/// The event that the last brick of a level broke.
#[event]
pub struct LevelCleared {}

/// The event that the paddle caught a power.
#[event(copy)]
pub struct PowerTaken {
    /// Which one.
    pub kind: PowerKind,
    /// Where.
    #[field(unit = "m")]
    pub point: Vec2,
}
