//! [`CollisionSystems`]: bullets and ships that meet rocks.

use crate::collision::{self, Disc};
use crate::flight_systems::FlightSystems;
use crate::prefabs::{DUST_COLOR, RockParts, SHIP_COLOR};
use crate::rocks;
use asteroids_model::{Body, Bullet, Explosion, Game, Phase, Rock, RockHit, Rules, Ship, ShipLost};
use playground::prelude::*;

/// The systems that find collisions.
#[derive(Default)]
pub struct CollisionSystems;

#[systems(name = "asteroids", when = Game.phase == Phase::Playing)]
impl CollisionSystems {
    /// Removes bullets and rocks that meet.
    #[system(after = FlightSystems::fly)]
    fn hit_rocks(
        bullets: Query<(EntityId, &Body, &Transform), With<Bullet>>,
        rocks: Query<(EntityId, &Rock, &Body, &Transform)>,
        mut commands: Commands,
    ) {
        let shots: Vec<Disc> = bullets
            .iter()
            .map(|(_, body, at)| Disc::new(body, at))
            .collect();
        let targets: Vec<_> = rocks.iter().collect();
        let discs: Vec<Disc> = targets
            .iter()
            .map(|(.., body, at)| Disc::new(body, at))
            .collect();
        for ((bullet, ..), hit) in bullets.iter().zip(collision::hits(&shots, &discs)) {
            let Some(hit) = hit else { continue };
            let (entity, rock, body, _) = targets[hit];
            commands.despawn(bullet);
            commands.despawn(entity);
            commands.send(RockHit {
                size: rock.size,
                position: discs[hit].position,
                velocity: body.velocity,
            });
            commands.send(explosion(&discs[hit], DUST_COLOR));
        }
    }

    /// Removes the ship when it flies into a rock without a shield.
    #[system(after = hit_rocks)]
    pub fn hit_ships(
        ships: Query<(EntityId, &Ship, &Body, &Transform)>,
        rocks: Query<(&Body, &Transform), With<Rock>>,
        mut commands: Commands,
    ) {
        for (entity, ship, body, transform) in &ships {
            let disc = Disc::new(body, transform);
            let mut rocks = rocks.iter();
            let is_hit = rocks.any(|(body, transform)| disc.touches(&Disc::new(body, transform)));
            if is_hit && ship.shield_s <= 0.0 {
                commands.despawn(entity);
                commands.send(ShipLost {});
                commands.send(explosion(&disc, SHIP_COLOR));
            }
        }
    }

    /// Breaks a rock that was hit.
    #[observer]
    fn split(
        hits: OnEvent<RockHit>,
        rules: Res<Rules>,
        mut rng: Rng,
        mut commands: Commands<RockParts>,
    ) {
        for hit in hits.iter() {
            commands.spawn_batch(rocks::pieces(&hit, &rules, &mut rng));
        }
    }
}

fn explosion(disc: &Disc, color: Color) -> Explosion {
    Explosion {
        position: disc.position,
        radius: disc.radius,
        color,
    }
}
