//! [`SparkSystems`]: what explosions look like.

use crate::collision_systems::CollisionSystems;
use crate::prefabs::{self, SparkParts};
use asteroids_model::{Explosion, Game, Lifetime, Phase, Shake, Spark};
use playground::prelude::*;
use std::f32::consts::TAU;

/// Number of sparks for each metre of radius.
const SPARKS_PER_M: f32 = 36.0;
/// Speed of the fastest sparks, in metres per second.
const SPEED: f32 = 6.0;
/// How far an explosion shakes the camera for each metre of radius, in metres.
const SHAKE: f32 = 0.25;

/// The systems of explosions.
#[derive(Default)]
pub struct SparkSystems;

#[systems(name = "asteroids")]
impl SparkSystems {
    /// Throws sparks, and shakes the cameras.
    #[system(after = CollisionSystems::hit_ships, if_event = Explosion)]
    pub fn explode(
        explosions: Events<Explosion>,
        mut rng: Rng,
        mut shakes: Query<&mut Shake>,
        mut commands: Commands<SparkParts>,
    ) {
        for explosion in explosions.iter() {
            commands.spawn_batch(sparks(&explosion, &mut rng));
            for shake in &mut shakes {
                shake.reach = shake.reach.max(explosion.radius * SHAKE);
            }
        }
    }

    /// Fades all sparks.
    #[system(when = Game.phase != Phase::Paused)]
    fn fade(mut sparks: Query<(&Spark, &Lifetime, &mut Sprite)>) {
        for (spark, lifetime, sprite) in &mut sparks {
            sprite.color.a = (lifetime.left_s / spark.lifetime_s).clamp(0.0, 1.0);
        }
    }
}

/// The sparks of an explosion.
fn sparks(explosion: &Explosion, rng: &mut Rng) -> Vec<SparkParts> {
    let count = (explosion.radius * SPARKS_PER_M) as u32;
    let spark = |_| {
        let direction = Vec2::from_angle(rng.within(0.0..=TAU));
        let from = explosion.position + direction * explosion.radius * rng.f32();
        let velocity = direction * SPEED * rng.within(0.1..=1.0);
        prefabs::spark(from, velocity, explosion.color, rng.within(0.3..=1.0))
    };
    (0..count).map(spark).collect()
}
