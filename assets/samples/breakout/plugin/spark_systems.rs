//! [`SparkSystems`]: what hits look like.

use crate::bursts::{self, BurstParts};
use crate::prefabs::{self, PopupParts};
use breakout_model::{
    BallBounced, BallLost, BrickBroken, BrickKind, Game, LevelCleared, Phase, Popup, PowerTaken,
    Rules, Shake, Surface,
};
use playground::prelude::*;

/// How far a brick that breaks shakes the camera, in metres; the last ball does so three times.
const SHAKE: f32 = 0.07;
/// How fast a popup rises, in metres per second.
const RISE: f32 = 1.4;
/// The colour of sparks at walls, and at the paddle.
const SPARK_COLOR: Color = Color::rgb(0.3, 0.7, 1.0);
/// The colour of a ball that is lost.
const LOST_COLOR: Color = Color::rgb(1.0, 0.12, 0.25);

/// The systems of sparks, popups and the shaking camera.
#[derive(Default)]
pub struct SparkSystems;

#[systems(name = "breakout", when = Game.phase != Phase::Paused)]
impl SparkSystems {
    /// Pieces and points of a brick.
    #[observer]
    fn burst(
        broken: OnEvent<BrickBroken>,
        mut rng: Rng,
        mut shakes: Query<&mut Shake>,
        mut commands: Commands<(Name, Transform, ParticleEmitter, Text, Popup)>,
    ) {
        for broken in broken.iter() {
            let color = broken.kind.color();
            commands.spawn_batch(bursts::broken_brick(broken.middle, color, rng.u32(..)));
            let popup = points(&broken);
            commands.spawn(popup);
            for shake in &mut shakes {
                shake.reach = shake.reach.max(SHAKE);
            }
        }
    }

    /// Sparks where a ball bounces.
    #[observer]
    fn spark(bounces: OnEvent<BallBounced>, mut rng: Rng, mut commands: Commands<BurstParts>) {
        for bounce in bounces.iter() {
            let count = match bounce.surface {
                Surface::Wall => 5,
                Surface::Paddle => 12,
                Surface::Brick => 6,
            };
            commands.spawn(bursts::sparks(
                bounce.point,
                SPARK_COLOR,
                count,
                rng.u32(..),
            ));
        }
    }

    /// A ring and the name of a power.
    #[observer]
    fn show_power(
        taken: OnEvent<PowerTaken>,
        mut rng: Rng,
        mut commands: Commands<(Name, Transform, ParticleEmitter, Text, Popup)>,
    ) {
        for taken in taken.iter() {
            let color = taken.kind.color();
            commands.spawn(bursts::ring(taken.point, color, rng.u32(..)));
            let above = taken.point + Vec2::Y * 0.8;
            let label = taken.kind.label().to_owned();
            commands.spawn(prefabs::popup(above, label, 0.5, Color::WHITE));
        }
    }

    /// The last ball goes out.
    #[observer]
    fn go_out(
        lost: OnEvent<BallLost>,
        mut rng: Rng,
        mut shakes: Query<&mut Shake>,
        mut commands: Commands<BurstParts>,
    ) {
        for lost in lost.iter() {
            let point = lost.point + Vec2::Y * 0.5;
            commands.spawn(bursts::ring(point, LOST_COLOR, rng.u32(..)));
            commands.spawn(bursts::sparks(point, LOST_COLOR, 40, rng.u32(..)));
            for shake in &mut shakes {
                shake.reach = 3.0 * SHAKE;
            }
        }
    }

    /// Paper rains when a level is cleared.
    #[observer]
    fn celebrate(
        cleared: OnEvent<LevelCleared>,
        rules: Res<Rules>,
        game: Res<Game>,
        mut rng: Rng,
        mut commands: Commands<BurstParts>,
    ) {
        for _ in cleared.iter().filter(|_| game.phase != Phase::Title) {
            commands.spawn_batch(bursts::confetti(rules.table, rng.u32(..)));
        }
    }

    /// It goes on raining when the game is won.
    #[system(every_s = 2.0, when = Game.phase == Phase::Won)]
    fn rain(rules: Res<Rules>, mut rng: Rng, mut commands: Commands<BurstParts>) {
        commands.spawn_batch(bursts::confetti(rules.table, rng.u32(..)));
    }

    /// Lets popups rise and fade.
    #[system]
    fn rise(
        time: FrameTime,
        mut popups: Query<(EntityId, &mut Popup, &mut Transform, &mut Text)>,
        mut commands: Commands,
    ) {
        for (entity, popup, transform, text) in &mut popups {
            popup.left_s -= time.delta_s;
            transform.translation.y += RISE * popup.left_s.max(0.2) * time.delta_s;
            let alpha = (popup.left_s * 2.5).clamp(0.0, 1.0);
            text.color.a = alpha;
            text.outline_color.a = alpha;
            if popup.left_s <= 0.0 {
                commands.despawn(entity);
            }
        }
    }
}

/// The points of a brick as a text: the more, the larger.
fn points(broken: &BrickBroken) -> PopupParts {
    let single = broken.kind.points().max(1);
    let times = broken.points / single;
    let size_m = 0.34 + 0.05 * times as f32;
    let color = if broken.kind == BrickKind::Bonus || times > 1 {
        Color::rgb(1.2, 0.9, 0.4)
    } else {
        Color::WHITE
    };
    prefabs::popup(broken.middle, broken.points.to_string(), size_m, color)
}
