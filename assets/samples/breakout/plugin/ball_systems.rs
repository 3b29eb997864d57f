//! [`BallSystems`]: balls that are held, fly, and are lost.

use crate::collision::Area;
use crate::flight::{self, Hit, Table, Target};
use crate::paddle_systems::PaddleSystems;
use crate::{bounce, powers, progress};
use breakout_model::{Ball, BallBounced, BallLost, Brick, BrickHit, Game, Paddle, Phase, Rules};
use playground::prelude::*;

/// The systems of balls.
#[derive(Default)]
pub struct BallSystems;

#[systems(name = "breakout", when = Game.phase == Phase::Playing || Game.phase == Phase::Title)]
impl BallSystems {
    /// Keeps a held ball on the paddle.
    #[system(after = PaddleSystems::slide)]
    fn hold(
        rules: Res<Rules>,
        mut set: ParamSet<(
            Query<(&Sprite, &Transform), With<Paddle>>,
            Query<(&Ball, &mut Transform)>,
        )>,
    ) {
        let paddle = set.first().first().map(area);
        let Some(paddle) = paddle else { return };
        for (ball, transform) in set.second().iter_mut().filter(|(ball, _)| ball.is_held) {
            let above = Vec2::new(ball.held_at, paddle.half.y + rules.ball_radius);
            let place = paddle.middle + above;
            transform.translation = place.extend(transform.translation.z);
        }
    }

    /// Launches held balls with Space, the up key or the left button; in the title at once.
    #[system(after = hold)]
    pub fn launch(
        input: Res<Input>,
        game: Res<Game>,
        rules: Res<Rules>,
        mut balls: Query<&mut Ball>,
    ) {
        if game.phase == Phase::Playing && !is_launched(&input) {
            return;
        }
        for ball in balls.iter_mut().filter(|ball| ball.is_held) {
            let speed = progress::launch_speed(game.level, &rules);
            let place = ball.held_at / (rules.paddle_width / 2.0);
            ball.is_held = false;
            ball.velocity = bounce::off_paddle(Vec2::Y * speed, place, &rules);
        }
    }

    /// Moves balls that fly, and sends what they hit.
    #[system(after = launch)]
    pub fn fly(
        time: FrameTime,
        rules: Res<Rules>,
        game: Res<Game>,
        bricks: Query<(EntityId, &Brick)>,
        mut set: ParamSet<(
            Query<(&Sprite, &Transform), With<Paddle>>,
            Query<(&mut Ball, &mut Transform)>,
        )>,
        mut commands: Commands,
    ) {
        let paddle = set.first().first().map(area);
        let Some(paddle) = paddle else { return };
        let bricks = bricks.iter().map(target).collect();
        let mut table = Table { paddle, bricks };
        let delta_s = time.delta_s * powers::pace(game.slow_s, &rules);
        for (ball, transform) in set.second().iter_mut().filter(|(ball, _)| !ball.is_held) {
            let mut position = transform.translation.truncate();
            let hits = flight::fly(ball, &mut position, &mut table, &rules, delta_s);
            transform.translation = position.extend(transform.translation.z);
            for hit in hits {
                send(&mut commands, hit, ball.velocity.length());
            }
        }
    }

    /// Removes balls that left the table. The last one is a life.
    #[system(after = fly)]
    pub fn lose(
        rules: Res<Rules>,
        balls: Query<(EntityId, &Transform), With<Ball>>,
        mut commands: Commands,
    ) {
        let place = |at: &Transform| at.translation.truncate();
        let lost = balls
            .iter()
            .filter(|(_, at)| flight::is_lost(place(at), &rules));
        let lost: Vec<(EntityId, Vec2)> = lost.map(|(ball, at)| (ball, place(at))).collect();
        for (ball, _) in &lost {
            commands.despawn(*ball);
        }
        if let Some((_, point)) = lost.last().filter(|_| lost.len() == balls.len()) {
            commands.send(BallLost { point: *point });
        }
    }
}

/// The rectangle of a sprite that is not turned.
pub fn area((sprite, transform): (&Sprite, &Transform)) -> Area {
    let size = Vec2::new(sprite.width_m, sprite.height_m);
    Area::new(transform.translation.truncate(), size)
}

fn target((entity, brick): (EntityId, &Brick)) -> Target {
    Target {
        entity,
        area: Area::new(brick.middle, brick.size),
        hits_left: brick.kind.hits().map(|_| brick.hits_left),
    }
}

fn send(commands: &mut Commands, hit: Hit, speed: f32) {
    commands.send(BallBounced {
        surface: hit.surface,
        point: hit.point,
        speed,
    });
    if let Some(brick) = hit.brick {
        commands.send_about(brick, BrickHit {});
    }
}

/// A tap that is shorter than a step is pressed, and held no more.
fn is_launched(input: &Input) -> bool {
    let keys = [KeyCode::Space, KeyCode::ArrowUp, KeyCode::W];
    keys.iter().any(|key| input.is_pressed(*key))
        || input.buttons_pressed.contains(&MouseButton::Left)
}
