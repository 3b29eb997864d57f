//! [`PowerSystems`]: powers that fall, and what they do.

use crate::ball_systems::{self, BallSystems};
use crate::collision::Area;
use crate::prefabs::{self, BallParts};
use crate::{flight, powers, progress};
use breakout_model::{Ball, Game, Paddle, Phase, Power, PowerKind, PowerTaken, Rules};
use playground::prelude::*;

/// The systems of powers.
#[derive(Default)]
pub struct PowerSystems;

#[systems(name = "breakout", when = Game.phase == Phase::Playing || Game.phase == Phase::Title)]
impl PowerSystems {
    /// Lets powers fall, and removes those below the table.
    #[system]
    fn fall(
        time: FrameTime,
        rules: Res<Rules>,
        mut powers: Query<(EntityId, &mut Power, &mut Transform)>,
        mut commands: Commands,
    ) {
        for (entity, power, transform) in &mut powers {
            let mut position = transform.translation.truncate();
            powers::fall(power, &mut position, &rules, time.delta_s);
            transform.translation = position.extend(transform.translation.z);
            if flight::is_lost(position, &rules) {
                commands.despawn(entity);
            }
        }
    }

    /// The paddle catches those that it touches.
    #[system(after = [fall, BallSystems::fly])]
    fn catch(
        paddles: Query<(&Sprite, &Transform), With<Paddle>>,
        powers: Query<(EntityId, &Power, &Transform)>,
        mut commands: Commands,
    ) {
        let Some(paddle) = paddles.first().map(ball_systems::area) else {
            return;
        };
        for (entity, power, transform) in &powers {
            let point = transform.translation.truncate();
            if paddle.overlaps(&Area::new(point, prefabs::POWER_SIZE * 0.8)) {
                let kind = power.kind;
                commands.despawn(entity);
                commands.send(PowerTaken { kind, point });
            }
        }
    }

    /// Lets the power over the balls run out.
    #[system]
    fn run_out(time: FrameTime, mut game: ResMut<Game>) {
        if game.slow_s > 0.0 {
            game.slow_s = (game.slow_s - time.delta_s).max(0.0);
        }
    }

    /// Gives the paddle what it caught.
    #[observer]
    fn take(
        taken: OnEvent<PowerTaken>,
        rules: Res<Rules>,
        mut game: ResMut<Game>,
        mut paddles: Query<&mut Paddle>,
    ) {
        for taken in taken.iter() {
            progress::take(&mut game, taken.kind, &rules);
            for paddle in paddles.iter_mut().filter(|_| taken.kind == PowerKind::Wide) {
                paddle.wide_s = rules.wide_s;
            }
        }
    }

    /// Makes three balls of each that flies.
    #[observer]
    fn multiply(
        taken: OnEvent<PowerTaken>,
        rules: Res<Rules>,
        balls: Query<(&Ball, &Transform)>,
        mut commands: Commands<BallParts>,
    ) {
        let mut room = (rules.most_balls as usize).saturating_sub(balls.len());
        for _ in taken.iter().filter(|of| of.kind == PowerKind::More) {
            for (ball, transform) in balls.iter().filter(|(ball, _)| !ball.is_held) {
                for velocity in powers::beside(ball.velocity) {
                    if room == 0 {
                        return;
                    }
                    room -= 1;
                    let ball = Ball { velocity, ..*ball };
                    let from = transform.translation.truncate();
                    commands.spawn(prefabs::ball(from, ball, rules.ball_radius));
                }
            }
        }
    }
}
