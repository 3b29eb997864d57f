//! [`PaddleSystems`]: who moves the paddle, and what it looks like.

use crate::{powers, progress, spring};
use breakout_model::{Ball, BallBounced, Game, Paddle, Phase, Rules, Surface};
use playground::prelude::*;

/// How fast the paddle is pressed together by a ball, per second.
const KICK: f32 = 7.0;
/// How soon it has its new width, as a rate per second.
const WIDEN: f32 = 12.0;
/// How far from its middle it hits balls while it plays itself, as a share of its width.
const PILOT_REACH: f32 = 0.3;

/// The systems of the paddle.
#[derive(Default)]
pub struct PaddleSystems;

#[systems(name = "breakout", when = Game.phase == Phase::Playing || Game.phase == Phase::Title)]
impl PaddleSystems {
    /// Steers with A and D, the arrow keys, or the pointer: which was used last.
    #[system(when = Game.phase == Phase::Playing)]
    fn steer(
        time: FrameTime,
        input: Res<Input>,
        screen: Res<Screen>,
        rules: Res<Rules>,
        mut last: Local<Option<Vec2>>,
        mut paddles: Query<(&mut Paddle, &Transform)>,
    ) {
        let axis = input.axis(KeyCode::A, KeyCode::D)
            + input.axis(KeyCode::ArrowLeft, KeyCode::ArrowRight);
        let has_moved = input.pointer.is_some() && input.pointer != *last;
        *last = input.pointer;
        let pointed = input.pointer.and_then(|pixel| pointed_at(pixel, &screen));
        for (paddle, transform) in &mut paddles {
            let x = transform.translation.x;
            paddle.follows = axis == 0.0 && (paddle.follows || has_moved);
            paddle.target_x = match pointed {
                Some(pointed) if paddle.follows => pointed,
                _ => x + axis.clamp(-1.0, 1.0) * rules.paddle_speed * time.delta_s,
            };
        }
    }

    /// Follows the ball that comes down next, in the title.
    #[system(after = steer, when = Game.phase == Phase::Title)]
    fn pilot(
        time: FrameTime,
        balls: Query<(&Ball, &Transform)>,
        mut paddles: Query<(&mut Paddle, &Sprite)>,
    ) {
        let falling = balls.iter().filter(|(ball, _)| ball.velocity.y < 0.0);
        let lowest = falling.min_by(|(_, a), (_, b)| a.translation.y.total_cmp(&b.translation.y));
        let Some((_, next)) = lowest else { return };
        for (paddle, sprite) in &mut paddles {
            let off = (time.elapsed_s as f32 * 1.3).sin() * PILOT_REACH * sprite.width_m;
            paddle.follows = false;
            paddle.target_x = next.translation.x + off;
        }
    }

    /// Moves the paddle, between the walls.
    #[system(after = pilot)]
    pub fn slide(
        time: FrameTime,
        rules: Res<Rules>,
        mut paddles: Query<(&Paddle, &Sprite, &mut Transform)>,
    ) {
        for (paddle, sprite, transform) in &mut paddles {
            let speed = if paddle.follows {
                rules.pointer_speed
            } else {
                rules.paddle_speed
            };
            let reach = (rules.table.x - sprite.width_m) / 2.0;
            let x = &mut transform.translation.x;
            let step = speed * time.delta_s;
            *x = (*x + (paddle.target_x - *x).clamp(-step, step)).clamp(-reach, reach);
        }
    }

    /// Lets the paddle grow, shrink and swing.
    #[system(after = slide)]
    fn swing(
        time: FrameTime,
        rules: Res<Rules>,
        mut paddles: Query<(&mut Paddle, &mut Sprite, &mut Transform)>,
    ) {
        for (paddle, sprite, transform) in &mut paddles {
            paddle.wide_s = (paddle.wide_s - time.delta_s).max(0.0);
            let width = powers::paddle_width(paddle.wide_s, &rules);
            sprite.width_m += (width - sprite.width_m) * (WIDEN * time.delta_s).min(1.0);
            (paddle.squash, paddle.squash_speed) =
                spring::swing(paddle.squash, paddle.squash_speed, time.delta_s);
            transform.scale = Vec3::new(1.0 + paddle.squash * 0.3, 1.0 - paddle.squash, 1.0);
        }
    }

    /// Presses the paddle together when a ball hits it.
    #[observer]
    fn kick(
        bounces: OnEvent<BallBounced>,
        mut game: ResMut<Game>,
        mut paddles: Query<&mut Paddle>,
    ) {
        let hits = bounces.iter().filter(|of| of.surface == Surface::Paddle);
        for _ in hits {
            game.combo = 0;
            for paddle in &mut paddles {
                paddle.squash_speed += KICK;
            }
        }
    }

    /// A level starts with a paddle of the usual width.
    #[observer]
    fn rest(
        starts: OnEvent<breakout_model::LevelStarts>,
        game: Res<Game>,
        mut paddles: Query<&mut Paddle>,
    ) {
        if starts.iter().count() > 0 && progress::is_live(game.phase) {
            for paddle in &mut paddles {
                paddle.wide_s = 0.0;
            }
        }
    }
}

/// The x of the table that is under a pixel.
fn pointed_at(pixel: Vec2, screen: &Screen) -> Option<f32> {
    let ray = screen.ray_from_pixel(pixel);
    Some(ray.meet_plane(Vec3::ZERO, Vec3::Z)?.x)
}
