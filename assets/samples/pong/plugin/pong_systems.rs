//! [`PongSystems`]: the systems of the sample.

use crate::{marks, rules};
use playground::prelude::*;
use pong_model::{Ball, Goal, Paddle, Phase, Player, PointMark, Score, Side, Table};

/// The systems of the sample.
#[derive(Default)]
pub struct PongSystems;

#[systems(name = "pong")]
impl PongSystems {
    /// Puts the boxes that show the score above the table.
    #[system(stage = Start)]
    fn lay_out(table: Res<Table>, mut commands: Commands<(Name, Transform, Sprite, PointMark)>) {
        commands.spawn_batch(marks::row(Side::Left, &table));
        commands.spawn_batch(marks::row(Side::Right, &table));
    }

    /// Pushes the paddles as the players steer them.
    #[system]
    fn steer(input: Res<Input>, mut paddles: Query<&mut Paddle>) {
        for paddle in &mut paddles {
            let wanted = match paddle.side {
                Side::Left => input.axis(KeyCode::S, KeyCode::W),
                Side::Right => input.axis(KeyCode::ArrowDown, KeyCode::ArrowUp),
            };
            if wanted != 0.0 {
                paddle.player = Player::Person;
            }
            if paddle.player == Player::Person {
                paddle.push = wanted;
            }
        }
    }

    /// Pushes the paddles of the computer.
    #[system(after = steer)]
    fn think(
        table: Res<Table>,
        balls: Query<(&Ball, &Transform)>,
        mut paddles: Query<(&mut Paddle, &Transform)>,
    ) {
        let Some((ball, ball_at)) = balls.first() else {
            return;
        };
        for (paddle, at) in &mut paddles {
            if paddle.player == Player::Computer {
                let approaches = ball.velocity.x * paddle.side.sign() > 0.0;
                let target = if approaches {
                    ball_at.translation.y
                } else {
                    0.0
                };
                paddle.push = rules::follow(at.translation.y, target, &table);
            }
        }
    }

    /// Moves the paddles, between the walls.
    #[system(after = think)]
    fn slide(
        time: FrameTime,
        table: Res<Table>,
        mut paddles: Query<(&Paddle, &Sprite, &mut Transform)>,
    ) {
        for (paddle, sprite, transform) in &mut paddles {
            let limit = (table.height - sprite.height_m) / 2.0;
            let y = transform.translation.y + paddle.push * table.paddle_speed * time.delta_s;
            transform.translation.y = y.clamp(-limit, limit);
        }
    }

    /// Serves when the wait is over.
    #[system(after = slide, when = Score.phase == Phase::Serving)]
    fn serve(
        time: FrameTime,
        table: Res<Table>,
        mut rng: Rng,
        mut score: ResMut<Score>,
        mut balls: Query<&mut Ball>,
    ) {
        score.wait_s -= time.delta_s;
        if score.wait_s > 0.0 {
            return;
        }
        score.phase = Phase::Playing;
        for ball in &mut balls {
            *ball = rules::serve(score.receiver, rng.within(-1.0..=1.0), &table);
        }
    }

    /// Moves the ball.
    #[system(after = serve)]
    fn fly(time: FrameTime, mut balls: Query<(&mut Ball, &mut Transform)>) {
        for (ball, transform) in &mut balls {
            rules::curve(ball, time.delta_s);
            transform.translation += ball.velocity.extend(0.0) * time.delta_s;
            transform.rotation *= Quat::from_rotation_z(4.0 * ball.spin * time.delta_s);
        }
    }

    /// Bounces the ball off walls and paddles.
    #[system(after = fly, when = Score.phase == Phase::Playing)]
    fn bounce(
        table: Res<Table>,
        mut balls: Query<(&mut Ball, &Sprite, &Transform)>,
        paddles: Query<(&Paddle, &Sprite, &Transform)>,
    ) {
        for (ball, sprite, transform) in &mut balls {
            let (at, size) = area(sprite, transform);
            rules::bounce_off_wall(ball, at.y, size.y, &table);
            for (paddle, sprite, transform) in &paddles {
                let (paddle_at, paddle_size) = area(sprite, transform);
                let reach = (size + paddle_size) / 2.0;
                rules::bounce_off_paddle(ball, paddle, (at - paddle_at) / reach, &table);
            }
        }
    }

    /// Sends a goal when the ball is behind a paddle, and moves the ball back.
    #[system(after = bounce, when = Score.phase == Phase::Playing)]
    fn leave(
        table: Res<Table>,
        mut balls: Query<(&mut Ball, &mut Transform)>,
        mut commands: Commands,
    ) {
        for (ball, transform) in &mut balls {
            if let Some(scorer) = rules::scorer(transform.translation.x, &table) {
                *ball = Ball::default();
                transform.translation = Vec3::ZERO;
                transform.rotation = Quat::IDENTITY;
                commands.send(Goal { scorer });
            }
        }
    }

    /// Counts a goal.
    #[observer]
    fn count(goals: OnEvent<Goal>, table: Res<Table>, mut score: ResMut<Score>) {
        for goal in goals.iter() {
            rules::count(&mut score, goal.scorer, &table);
        }
    }

    /// Starts again.
    #[system(when = Score.phase == Phase::Over)]
    fn restart(input: Res<Input>, mut score: ResMut<Score>) {
        if input.is_pressed(KeyCode::Space) {
            *score = Score::default();
        }
    }

    /// Lights the boxes above the table, and shows the score in the window's title.
    #[system(stage = Update, if_changed = score)]
    fn show_score(
        score: Res<Score>,
        mut marks: Query<(&PointMark, &mut Sprite)>,
        mut titles: Effects<SetTitle>,
    ) {
        let [left, right] = [Side::Left, Side::Right].map(|side| score.points(side));
        titles.send(SetTitle {
            title: format!("Pong {left} : {right}"),
        });
        for (mark, sprite) in &mut marks {
            let is_lit = score.points(mark.side) >= mark.point;
            sprite.color = marks::color(mark.side, is_lit);
        }
    }
}

/// The middle and the size of a sprite.
fn area(sprite: &Sprite, transform: &Transform) -> (Vec2, Vec2) {
    let size = Vec2::new(sprite.width_m, sprite.height_m);
    (transform.translation.truncate(), size)
}
