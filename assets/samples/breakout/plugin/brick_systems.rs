//! [`BrickSystems`]: bricks that are hit, and what they look like.

use crate::ball_systems::BallSystems;
use crate::bricks::{self, Outcome};
use crate::prefabs::{self, PowerParts};
use crate::{powers, spring};
use breakout_model::{Appear, Brick, BrickBroken, BrickHit, Game, LevelCleared, Phase, Rules};
use playground::prelude::*;

/// How soon the flash of a hit fades, as a rate per second.
const FADE: f32 = 9.0;
/// How bright it is, as a multiple of the brick's colour.
const FLASH: f32 = 3.5;
/// Light crosses all bricks once in this time, in seconds.
const SHINE_S: f32 = 5.0;
/// It moves so slowly: seconds for a metre.
const SHINE_S_PER_M: f32 = 0.07;

/// The systems of bricks.
#[derive(Default)]
pub struct BrickSystems;

#[systems(name = "breakout", when = Game.phase != Phase::Paused)]
impl BrickSystems {
    /// Cracks or breaks what a ball hit.
    #[observer]
    fn hit(
        hits: OnEvent<BrickHit>,
        rules: Res<Rules>,
        mut rng: Rng,
        mut game: ResMut<Game>,
        mut bricks: Query<(&mut Brick, &mut FlipBook)>,
        mut commands: Commands<PowerParts>,
    ) {
        for (entity, _) in hits.with_entities() {
            let Some(entity) = entity else { continue };
            let Some((brick, book)) = bricks.get_mut(entity) else {
                continue;
            };
            match bricks::strike(brick) {
                Outcome::Gone => {}
                Outcome::Held => brick.flash = 0.6,
                Outcome::Cracked => {
                    brick.flash = 1.0;
                    let cracked = bricks::cracked_cell(brick.kind);
                    *book = FlipBook::new(cracked, 1, 1.0, FlipMode::Once);
                }
                Outcome::Broken => {
                    game.combo += 1;
                    commands.despawn(entity);
                    commands.send(BrickBroken {
                        kind: brick.kind,
                        middle: brick.middle,
                        points: bricks::points(brick.kind, game.combo, rules.most_combo),
                    });
                    if let Some(kind) = powers::drop_of(brick.kind, &rules, &mut rng) {
                        commands.spawn(prefabs::power(brick.middle, kind));
                    }
                }
            }
        }
    }

    /// Tells when no brick is left that can break.
    #[system(after = BallSystems::lose, when = Game.phase == Phase::Playing || Game.phase == Phase::Title)]
    pub fn check(bricks: Query<&Brick>, mut commands: Commands) {
        if !bricks.iter().any(|brick| brick.kind.hits().is_some()) {
            commands.send(LevelCleared {});
        }
    }

    /// Fades the flash of a hit.
    #[system]
    fn fade(time: FrameTime, mut bricks: Query<(&mut Brick, &mut Sprite)>) {
        for (brick, sprite) in bricks.iter_mut().filter(|(brick, _)| brick.flash > 0.0) {
            brick.flash -= brick.flash * (FADE * time.delta_s).min(1.0);
            if brick.flash < 0.01 {
                brick.flash = 0.0;
            }
            let light = 1.0 + FLASH * brick.flash;
            sprite.color = Color::rgb(light, light, light);
        }
    }

    /// Lets light cross the bricks from the left, from time to time.
    #[system]
    fn shine(time: FrameTime, mut bricks: Query<(&Brick, &mut FlipBook)>) {
        let now_s = time.elapsed_s as f32;
        for (brick, book) in &mut bricks {
            let late_s = SHINE_S_PER_M * (brick.middle.x - brick.middle.y);
            let round = |at_s: f32| ((at_s - late_s) / SHINE_S).floor();
            let is_whole = book.count == bricks::SHINE_CELLS;
            if is_whole && round(now_s) != round(now_s - time.delta_s) {
                book.restart();
            }
        }
    }

    /// Lets new bricks grow to their size.
    #[system]
    fn appear(
        time: FrameTime,
        mut all: Query<(EntityId, &mut Appear, &mut Transform)>,
        mut commands: Commands,
    ) {
        for (entity, appear, transform) in &mut all {
            appear.wait_s -= time.delta_s;
            if appear.wait_s > 0.0 {
                continue;
            }
            appear.age_s += time.delta_s;
            transform.scale = Vec3::splat(spring::appeared(appear.age_s));
            if appear.age_s >= spring::APPEAR_S {
                commands.remove(entity, Appear::ID);
            }
        }
    }
}
