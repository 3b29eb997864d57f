//! [`Ship`] and [`Shield`].

use playground::prelude::*;

/// The ship of the player.
#[component(copy)]
pub struct Ship {
    /// Direction in which it accelerates: length 1 at full thrust.
    pub push: Vec2,
    /// The point that it aims at.
    #[field(unit = "m", default = Vec2::Y)]
    pub target: Vec2,
    /// Time until the next shot.
    #[field(unit = "s", min = 0)]
    pub reload_s: f32,
    /// Time until the shield is gone.
    #[field(unit = "s", min = 0)]
    pub shield_s: f32,
}

/// The ring around the ship that shows its shield. It is a child of the ship.
#[component]
pub struct Shield {}
