//! The rules, as plain functions: `cargo test -p pong-plugin` tests them without an editor.

use playground::prelude::*;
use pong_model::{Ball, Paddle, Phase, Score, Side, Table};

/// The steepest angle of a ball, in radians from the line between the ends.
const STEEPEST: f32 = 0.95;
/// The share of its spin that a ball loses per second.
const DRAG: f32 = 0.6;
/// Distance from the target below which a computer's paddle slows down, in metres.
const NEAR: f32 = 0.5;

/// A served ball: `slant` is -1 to 1, from far down to far up.
pub fn serve(receiver: Side, slant: f32, table: &Table) -> Ball {
    Ball {
        velocity: heading(receiver, 0.5 * slant) * table.serve_speed,
        spin: 0.0,
    }
}

/// Turns the ball's path by its spin, which fades. It never gets steeper than `STEEPEST`.
pub fn curve(ball: &mut Ball, delta_s: f32) {
    let velocity = Vec2::from_angle(ball.spin * delta_s).rotate(ball.velocity);
    let slope = velocity.y.atan2(velocity.x.abs());
    if slope.abs() < STEEPEST {
        ball.velocity = velocity;
    }
    ball.spin *= 1.0 - DRAG * delta_s;
}

/// Bounces the ball when it touches a wall.
pub fn bounce_off_wall(ball: &mut Ball, y: f32, size: f32, table: &Table) {
    let is_outside = y.abs() > (table.height - size) / 2.0;
    if is_outside && ball.velocity.y * y > 0.0 {
        ball.velocity.y = -ball.velocity.y;
        ball.spin = -ball.spin;
    }
}

/// Bounces the ball when it touches a paddle. `offset` is its distance from the paddle's middle:
/// each component is between -1 and 1 while they touch.
///
/// The farther from the middle it hits, the steeper it leaves. A paddle that moves gives it spin.
pub fn bounce_off_paddle(ball: &mut Ball, paddle: &Paddle, offset: Vec2, table: &Table) {
    let touches = offset.abs().max_element() < 1.0;
    let approaches = ball.velocity.x * paddle.side.sign() > 0.0;
    if touches && approaches {
        let toward = paddle.side.other();
        let speed = (ball.velocity.length() * table.speed_up).min(table.top_speed);
        ball.velocity = heading(toward, STEEPEST * offset.y) * speed;
        ball.spin = paddle.push * table.spin * toward.sign();
    }
}

/// The side that gets the point when the ball is at `x`.
pub fn scorer(x: f32, table: &Table) -> Option<Side> {
    match x {
        x if x > table.width / 2.0 => Some(Side::Left),
        x if x < -table.width / 2.0 => Some(Side::Right),
        _ => None,
    }
}

/// Gives a side a point. The other side gets the next ball.
pub fn count(score: &mut Score, scorer: Side, table: &Table) {
    *score.points_mut(scorer) += 1;
    score.receiver = scorer.other();
    score.wait_s = Score::default().wait_s;
    score.phase = if score.points(scorer) < table.points_to_win {
        Phase::Serving
    } else {
        Phase::Over
    };
}

/// The computer's push of a paddle at `y` towards `target`.
pub fn follow(y: f32, target: f32, table: &Table) -> f32 {
    let skill = table.computer_skill;
    ((target - y) / NEAR).clamp(-skill, skill)
}

/// The direction towards a side, `slope` radians up.
fn heading(side: Side, slope: f32) -> Vec2 {
    Vec2::new(side.sign() * slope.cos(), slope.sin())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ball(x: f32, y: f32) -> Ball {
        Ball {
            velocity: Vec2::new(x, y),
            spin: 0.5,
        }
    }

    #[test]
    fn serve_flies_to_the_receiver_at_serve_speed() {
        let table = Table::default();
        for slant in [-1.0, 0.0, 1.0] {
            let ball = serve(Side::Left, slant, &table);
            assert!(ball.velocity.x < 0.0, "{ball:?}");
            assert!((ball.velocity.length() - table.serve_speed).abs() < 1e-4);
        }
    }

    #[test]
    fn curve_keeps_the_speed_and_never_gets_steep() {
        let mut ball = ball(5.0, 0.0);
        ball.spin = 3.0;
        for _ in 0..600 {
            curve(&mut ball, 1.0 / 60.0);
        }
        assert!((ball.velocity.length() - 5.0).abs() < 1e-3, "{ball:?}");
        assert!(ball.velocity.x > 0.0, "{ball:?}");
        assert!(ball.spin < 0.1, "{ball:?}");
    }

    #[test]
    fn wall_turns_a_ball_that_flies_into_it_and_no_other() {
        let table = Table::default();
        let (mut into, mut away) = (ball(5.0, 2.0), ball(5.0, -2.0));
        bounce_off_wall(&mut into, 4.4, 0.4, &table);
        bounce_off_wall(&mut away, 4.4, 0.4, &table);
        assert_eq!(into.velocity, Vec2::new(5.0, -2.0));
        assert_eq!(away.velocity, Vec2::new(5.0, -2.0));
    }

    #[test]
    fn paddle_sends_the_ball_back_faster_until_top_speed() {
        let table = Table::default();
        let paddle = Paddle {
            side: Side::Right,
            ..Paddle::default()
        };
        let mut ball = ball(7.0, 0.0);
        bounce_off_paddle(&mut ball, &paddle, Vec2::new(0.0, 0.5), &table);
        assert!(ball.velocity.x < 0.0 && ball.velocity.y > 0.0, "{ball:?}");
        assert!((ball.velocity.length() - 7.0 * table.speed_up).abs() < 1e-4);
        ball.velocity = Vec2::new(table.top_speed, 0.0);
        bounce_off_paddle(&mut ball, &paddle, Vec2::ZERO, &table);
        assert_eq!(ball.velocity, Vec2::new(-table.top_speed, 0.0));
    }

    #[test]
    fn moving_paddle_bends_the_path_in_its_direction() {
        let table = Table::default();
        for side in [Side::Left, Side::Right] {
            let paddle = Paddle {
                side,
                push: 1.0,
                ..Paddle::default()
            };
            let mut ball = ball(7.0 * side.sign(), 0.0);
            bounce_off_paddle(&mut ball, &paddle, Vec2::ZERO, &table);
            curve(&mut ball, 0.1);
            assert!(ball.velocity.y > 0.0, "{side:?}: {ball:?}");
        }
    }

    #[test]
    fn ball_beside_a_paddle_or_behind_it_flies_on() {
        let (table, paddle) = (Table::default(), Paddle::default());
        let mut beside = ball(-7.0, 0.0);
        bounce_off_paddle(&mut beside, &paddle, Vec2::new(0.0, 1.1), &table);
        let mut leaving = ball(7.0, 0.0);
        bounce_off_paddle(&mut leaving, &paddle, Vec2::ZERO, &table);
        assert_eq!((beside, leaving), (ball(-7.0, 0.0), ball(7.0, 0.0)));
    }

    #[test]
    fn ball_behind_an_end_is_the_other_side_s_point() {
        let table = Table::default();
        assert_eq!(scorer(8.1, &table), Some(Side::Left));
        assert_eq!(scorer(-8.1, &table), Some(Side::Right));
        assert_eq!(scorer(7.9, &table), None);
    }

    #[test]
    fn last_point_ends_the_game() {
        let table = Table::default();
        let mut score = Score::default();
        for point in 1..=table.points_to_win {
            assert_ne!(score.phase, Phase::Over, "before point {point}");
            count(&mut score, Side::Right, &table);
        }
        assert_eq!(score.phase, Phase::Over);
        assert_eq!((score.left, score.right), (0, table.points_to_win));
        assert_eq!(score.receiver, Side::Left);
    }

    #[test]
    fn computer_moves_toward_the_ball_within_its_skill() {
        let table = Table::default();
        assert_eq!(follow(0.0, 4.0, &table), table.computer_skill);
        assert_eq!(follow(0.0, -4.0, &table), -table.computer_skill);
        assert_eq!(follow(1.0, 1.0, &table), 0.0);
    }
}
