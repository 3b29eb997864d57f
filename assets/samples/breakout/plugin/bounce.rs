//! The direction in which a ball leaves what it hit.

use breakout_model::Rules;
use playground::prelude::*;

/// The least share of its speed with which a ball flies up or down: flatter ones would bounce from wall to
/// wall for long.
const STEEPNESS: f32 = 0.26;
/// So many bounces without a brick or the paddle, and the ball is turned a little.
const DULL: u32 = 24;
/// How far, in radians.
const DULL_TURN: f32 = 0.35;

/// The velocity of a ball after it bounced off a side with this normal, `velocity` if it flies away from it
/// already.
pub fn off(velocity: Vec2, normal: Vec2) -> Vec2 {
    let into = velocity.dot(normal);
    if into < 0.0 {
        steep(velocity - 2.0 * into * normal)
    } else {
        velocity
    }
}

/// The velocity of a ball that the paddle hit at `place`, from -1 at its left end to 1 at its right one. Where
/// it is hit, and nothing else, decides where the ball goes.
pub fn off_paddle(velocity: Vec2, place: f32, rules: &Rules) -> Vec2 {
    let angle = place.clamp(-1.0, 1.0) * rules.edge_angle;
    let speed = (velocity.length() * rules.paddle_speed_up).min(rules.top_speed);
    Vec2::new(angle.sin(), angle.cos()) * speed
}

/// The velocity of a ball after it broke a brick.
pub fn faster(velocity: Vec2, rules: &Rules) -> Vec2 {
    let speed = (velocity.length() + rules.brick_speed).min(rules.top_speed);
    velocity.normalize_or(Vec2::Y) * speed
}

/// The velocity of a ball after this number of bounces between what does not break: those that fly the same
/// way again and again are turned.
pub fn livelier(velocity: Vec2, dull_bounces: u32) -> Vec2 {
    if dull_bounces > 0 && dull_bounces.is_multiple_of(DULL) {
        steep(Vec2::from_angle(DULL_TURN).rotate(velocity))
    } else {
        velocity
    }
}

/// The same speed, and not too flat.
fn steep(velocity: Vec2) -> Vec2 {
    let speed = velocity.length();
    let least = speed * STEEPNESS;
    if velocity.y.abs() >= least {
        return velocity;
    }
    let x = (speed * speed - least * least).sqrt();
    Vec2::new(x.copysign(velocity.x), least.copysign(velocity.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ball_bounces_off_what_it_flies_into_and_keeps_its_speed() {
        let velocity = Vec2::new(3.0, 4.0);
        assert_eq!(off(velocity, Vec2::NEG_X), Vec2::new(-3.0, 4.0));
        assert_eq!(off(velocity, Vec2::NEG_Y), Vec2::new(3.0, -4.0));
        assert_eq!(off(velocity, Vec2::X), velocity, "it flies away");
    }

    #[test]
    fn flat_ball_becomes_steeper_but_no_faster() {
        for flat in [Vec2::new(8.0, 0.1), Vec2::new(-8.0, -0.1)] {
            let after = off(flat, Vec2::NEG_X * flat.x.signum());
            assert!((after.length() - flat.length()).abs() < 1e-4);
            assert!(after.y.abs() > 2.0 && after.y * flat.y > 0.0, "{after}");
        }
    }

    #[test]
    fn place_on_the_paddle_decides_the_direction() {
        let rules = Rules::default();
        let down = Vec2::new(5.0, -6.0);
        let leave = |place| off_paddle(down, place, &rules);
        assert!(leave(0.0).x.abs() < 1e-4 && leave(0.0).y > 0.0);
        assert!(leave(-0.5).x < 0.0 && leave(0.5).x > 0.0);
        let edge = leave(1.0);
        assert_eq!(leave(7.0), edge, "a corner is the edge");
        assert!((edge.x.atan2(edge.y) - rules.edge_angle).abs() < 1e-4);
    }

    #[test]
    fn speed_grows_until_top_speed() {
        let rules = Rules::default();
        let mut velocity = Vec2::new(0.0, -rules.ball_speed);
        for _ in 0..200 {
            let before = velocity.length();
            velocity = faster(off_paddle(velocity, 0.3, &rules), &rules);
            assert!(velocity.length() > before || before >= rules.top_speed - 1e-3);
        }
        assert!((velocity.length() - rules.top_speed).abs() < 1e-3);
    }

    #[test]
    fn ball_between_walls_is_turned_from_time_to_time() {
        let velocity = Vec2::new(4.0, 4.0);
        assert_eq!(livelier(velocity, 0), velocity);
        assert_eq!(livelier(velocity, DULL - 1), velocity);
        let turned = livelier(velocity, DULL);
        assert!(turned.angle_to(velocity).abs() > 0.3);
        assert!((turned.length() - velocity.length()).abs() < 1e-4);
    }
}
