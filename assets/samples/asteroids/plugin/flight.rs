//! The rules of flight.

use asteroids_model::{Body, Rules};
use playground::prelude::*;

/// The velocity of a ship after `delta_s` seconds of thrust.
pub fn accelerated(velocity: Vec2, push: Vec2, rules: &Rules, delta_s: f32) -> Vec2 {
    let faster = velocity + push.clamp_length_max(1.0) * rules.thrust * delta_s;
    faster * (1.0 - rules.drag * delta_s).max(0.0)
}

/// Moves a body, and turns it.
pub fn advance(body: &Body, transform: &mut Transform, arena: Vec2, delta_s: f32) {
    let position = transform.translation.truncate() + body.velocity * delta_s;
    let z = transform.translation.z;
    transform.translation = wrapped(position, body.radius, arena).extend(z);
    transform.rotation = Quat::from_scaled_axis(body.spin * delta_s) * transform.rotation;
}

/// The position in the arena of something that leaves it at one side and comes in at the other.
/// Outside it by its radius, it cannot be seen.
pub fn wrapped(position: Vec2, radius: f32, arena: Vec2) -> Vec2 {
    let half = arena / 2.0 + radius;
    (position + half).rem_euclid(half * 2.0) - half
}

/// The rotation of something that points up, so that it points along `direction`.
pub fn facing(direction: Vec2) -> Quat {
    Quat::from_rotation_z((-direction.x).atan2(direction.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body_that_left_comes_in_on_the_other_side() {
        let arena = Vec2::new(20.0, 10.0);
        let at = wrapped(Vec2::new(10.6, 0.0), 0.5, arena);
        assert!(at.abs_diff_eq(Vec2::new(-10.4, 0.0), 1e-4), "{at}");
        let inside = Vec2::new(9.0, -4.0);
        assert!(wrapped(inside, 0.5, arena).abs_diff_eq(inside, 1e-4));
    }

    #[test]
    fn diagonal_push_is_no_stronger() {
        let rules = Rules::default();
        let straight = accelerated(Vec2::ZERO, Vec2::X, &rules, 0.1);
        let diagonal = accelerated(Vec2::ZERO, Vec2::ONE, &rules, 0.1);
        assert!((straight.length() - diagonal.length()).abs() < 1e-4);
    }

    #[test]
    fn ship_without_thrust_slows_down() {
        let rules = Rules::default();
        let slower = accelerated(Vec2::X * 5.0, Vec2::ZERO, &rules, 0.1);
        assert!(slower.x > 0.0 && slower.x < 5.0, "{slower}");
    }

    #[test]
    fn tip_points_along_the_direction() {
        for direction in [Vec2::X, Vec2::NEG_X, Vec2::NEG_Y, Vec2::new(0.6, 0.8)] {
            let tip = facing(direction) * Vec3::Y;
            assert!(tip.truncate().abs_diff_eq(direction, 1e-5), "{tip}");
        }
    }
}
