//! What bricks drop, and how it falls.

use breakout_model::{BrickKind, Power, PowerKind, Rules};
use playground::prelude::*;

/// How far a power sways to each side, in metres.
const SWAY_M: f32 = 0.35;
/// How fast it sways, in radians a second.
const SWAY_PER_S: f32 = 3.2;
/// The first moments in which it rises, in seconds.
const RISE_S: f32 = 0.35;
/// Out of 20 powers, those of each kind.
const SHARES: [(PowerKind, u32); 4] = [
    (PowerKind::Wide, 7),
    (PowerKind::More, 7),
    (PowerKind::Slow, 4),
    (PowerKind::Life, 2),
];

/// What a brick drops.
pub fn drop_of(kind: BrickKind, rules: &Rules, rng: &mut Rng) -> Option<PowerKind> {
    let drops = kind == BrickKind::Bonus || rng.chance(rules.drop_chance);
    drops.then(|| of_share(rng.u32(0..20)))
}

/// The kind for a number below 20.
fn of_share(mut number: u32) -> PowerKind {
    for (kind, share) in SHARES {
        if number < share {
            return kind;
        }
        number -= share;
    }
    PowerKind::Wide
}

/// Lets a power fall for `delta_s` seconds.
pub fn fall(power: &mut Power, position: &mut Vec2, rules: &Rules, delta_s: f32) {
    power.age_s += delta_s;
    // It hops out of its brick, and then falls with one speed.
    let speed = rules.drop_speed * (1.0 - 2.0 * (1.0 - power.age_s / RISE_S).max(0.0));
    position.y -= speed * delta_s;
    let reach = rules.table.x / 2.0 - 0.6;
    let x = power.from_x + SWAY_M * (SWAY_PER_S * power.age_s).sin();
    position.x = x.clamp(-reach, reach);
}

/// The width of the paddle that it grows or shrinks to.
pub fn paddle_width(wide_s: f32, rules: &Rules) -> f32 {
    if wide_s > 0.0 {
        rules.wide_width
    } else {
        rules.paddle_width
    }
}

/// The share of their speed that balls have.
pub fn pace(slow_s: f32, rules: &Rules) -> f32 {
    // The last half second brings the speed back without a jolt.
    let share = (slow_s / 0.5).clamp(0.0, 1.0);
    1.0 + (rules.slow_pace - 1.0) * share
}

/// The velocities of the two balls that one ball gets beside it.
pub fn beside(velocity: Vec2) -> [Vec2; 2] {
    [-0.42, 0.42].map(|angle| Vec2::from_angle(angle).rotate(velocity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bonus_always_drops_a_power_and_others_as_often_as_the_rules_say() {
        let (rules, mut rng) = (Rules::default(), Rng::new(7));
        let mut drops = |kind| {
            let drops = (0..1000).filter_map(|_| drop_of(kind, &rules, &mut rng));
            drops.count()
        };
        assert_eq!(drops(BrickKind::Bonus), 1000);
        let red = drops(BrickKind::Red);
        assert!((80..160).contains(&red), "{red} of 1000");
    }

    #[test]
    fn every_kind_of_power_is_dropped() {
        for (kind, share) in SHARES {
            let count = (0..20).filter(|number| of_share(*number) == kind).count();
            assert_eq!(count, share as usize, "{kind:?}");
        }
    }

    #[test]
    fn power_hops_and_then_falls_beside_its_brick() {
        let (rules, mut power) = (Rules::default(), Power::default());
        let mut position = Vec2::ZERO;
        fall(&mut power, &mut position, &rules, 0.1);
        assert!(position.y > 0.0, "{position}");
        for _ in 0..100 {
            fall(&mut power, &mut position, &rules, 0.05);
            assert!(position.x.abs() <= SWAY_M, "{position}");
        }
        assert!(position.y < -10.0, "{position}");
    }

    #[test]
    fn slow_balls_get_their_speed_back_little_by_little() {
        let rules = Rules::default();
        assert_eq!(pace(0.0, &rules), 1.0);
        assert_eq!(pace(5.0, &rules), rules.slow_pace);
        assert!(pace(0.25, &rules) > rules.slow_pace && pace(0.25, &rules) < 1.0);
    }

    #[test]
    fn balls_beside_another_are_as_fast() {
        let velocity = Vec2::new(3.0, 4.0);
        for other in beside(velocity) {
            assert!((other.length() - 5.0).abs() < 1e-4);
            assert!(other.angle_to(velocity).abs() > 0.3);
        }
    }
}
