//! What happens in the game.

use crate::RockSize;
use playground::prelude::*;

/// The event that a bullet hit a rock, which is gone.
#[event(copy)]
pub struct RockHit {
    /// Size of the rock.
    pub size: RockSize,
    /// Position of the rock.
    #[field(unit = "m")]
    pub position: Vec2,
    /// Velocity of the rock.
    #[field(unit = "m/s")]
    pub velocity: Vec2,
}

/// The event that the ship flew into a rock, and is gone.
#[event]
pub struct ShipLost {}

/// The event that something explodes: sparks fly, and the camera shakes.
#[event(copy)]
pub struct Explosion {
    /// Position.
    #[field(unit = "m")]
    pub position: Vec2,
    /// Radius of what explodes.
    #[field(unit = "m")]
    pub radius: f32,
    /// Color of the sparks.
    pub color: Color,
}
