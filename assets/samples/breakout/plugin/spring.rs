//! Movements that overshoot: of the paddle when it is hit, and of what appears.

/// How hard the spring pulls back, per second squared.
const PULL: f32 = 520.0;
/// How much of its speed it loses, per second.
const DAMP: f32 = 15.0;
/// How long something takes to appear, in seconds.
pub const APPEAR_S: f32 = 0.32;

/// A spring after `delta_s` seconds: how far it is off, and how fast.
pub fn swing(off: f32, speed: f32, delta_s: f32) -> (f32, f32) {
    let speed = speed - (PULL * off + DAMP * speed) * delta_s;
    (off + speed * delta_s, speed)
}

/// The scale of something that appears: from 0 over 1 to 1.
pub fn appeared(age_s: f32) -> f32 {
    let rest = (age_s / APPEAR_S).clamp(0.0, 1.0) - 1.0;
    // Ease out with an overshoot of a tenth.
    1.0 + rest * rest * (2.7 * rest + 1.7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spring_swings_past_its_rest_and_ends_there() {
        let (mut off, mut speed, mut lowest) = (0.3, 0.0, 0.0_f32);
        for _ in 0..90 {
            (off, speed) = swing(off, speed, 1.0 / 60.0);
            lowest = lowest.min(off);
            assert!(off.abs() <= 0.3, "{off}");
        }
        assert!(lowest < -0.02, "{lowest}");
        assert!(off.abs() < 0.01 && speed.abs() < 0.1, "{off} {speed}");
    }

    #[test]
    fn what_appears_grows_beyond_its_size_and_ends_with_it() {
        assert!(appeared(0.0).abs() < 1e-5);
        assert!(appeared(0.7 * APPEAR_S) > 1.02);
        assert_eq!(appeared(APPEAR_S), 1.0);
        assert_eq!(appeared(9.0), 1.0);
    }
}
