//! [`FlightSystems`]: moves bodies, and ends lifetimes.

use crate::flight;
use crate::ship_systems::ShipSystems;
use asteroids_model::{Body, Game, Lifetime, Phase, Rules};
use playground::prelude::*;

/// The systems of everything that flies.
#[derive(Default)]
pub struct FlightSystems;

#[systems(name = "asteroids", when = Game.phase != Phase::Paused)]
impl FlightSystems {
    /// Moves all bodies.
    #[system(after = ShipSystems::steer)]
    pub fn fly(time: FrameTime, rules: Res<Rules>, mut bodies: Query<(&Body, &mut Transform)>) {
        for (body, transform) in &mut bodies {
            flight::advance(body, transform, rules.arena, time.delta_s);
        }
    }

    /// Removes entities whose lifetime is over.
    #[system]
    fn age(time: FrameTime, mut all: Query<(EntityId, &mut Lifetime)>, mut commands: Commands) {
        for (entity, lifetime) in &mut all {
            lifetime.left_s -= time.delta_s;
            if lifetime.left_s <= 0.0 {
                commands.despawn(entity);
            }
        }
    }
}
