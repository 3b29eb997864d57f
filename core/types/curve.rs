//! [`Curve`]: a number that changes over time.

use serde::{Deserialize, Serialize};

/// A key of a [`Curve`]: the curve passes through its value at its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurveKey {
    /// When, 0 to 1.
    pub time: f32,
    /// The value then.
    pub value: f32,
    /// How fast the value changes before it, per unit of time.
    pub slope_in: f32,
    /// How fast the value changes after it, per unit of time.
    pub slope_out: f32,
}

/// A number that changes over a time from 0 to 1: over the life of a particle, say.
///
/// Between two keys it is a cubic with the slopes of the keys (a Hermite curve: Farin, "Curves and
/// Surfaces for CAGD", chapter 7); before the first and after the last key it is constant. Two keys
/// at one time are a step. Keys are kept in the order of their times; where a file has them in
/// another order, or without a number, evaluation still gives the curve of those that can be used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Curve {
    /// The keys. Without any, the curve is 1.
    pub keys: Vec<CurveKey>,
}

impl CurveKey {
    /// A key at which the curve is flat.
    pub const fn new(time: f32, value: f32) -> Self {
        Self::with_slope(time, value, 0.0)
    }

    /// A key with one slope on both sides.
    pub const fn with_slope(time: f32, value: f32, slope: f32) -> Self {
        Self {
            time,
            value,
            slope_in: slope,
            slope_out: slope,
        }
    }
}

impl Curve {
    /// The same value at all times.
    pub fn constant(value: f32) -> Self {
        Self {
            keys: vec![CurveKey::new(0.0, value)],
        }
    }

    /// A straight line.
    pub fn linear(from: f32, to: f32) -> Self {
        let key = |time, value| CurveKey::with_slope(time, value, to - from);
        Self {
            keys: vec![key(0.0, from), key(1.0, to)],
        }
    }

    /// Starts and ends flat.
    pub fn ease(from: f32, to: f32) -> Self {
        Self {
            keys: vec![CurveKey::new(0.0, from), CurveKey::new(1.0, to)],
        }
    }

    /// Rises from 0 to a value in the middle, and falls back.
    pub fn bell(value: f32) -> Self {
        let keys = [(0.0, 0.0), (0.5, value), (1.0, 0.0)];
        Self {
            keys: keys.map(|(time, value)| CurveKey::new(time, value)).into(),
        }
    }

    /// The value at a time. Allocates nothing.
    pub fn at(&self, time: f32) -> f32 {
        match neighbours(&self.keys, |key| key.time, time) {
            (Some(a), Some(b)) => between(a, b, time).0,
            (Some(key), None) | (None, Some(key)) => key.value,
            (None, None) => 1.0,
        }
    }

    /// How fast the value changes at a time, per unit of time; after it at a key.
    pub fn slope_at(&self, time: f32) -> f32 {
        match neighbours(&self.keys, |key| key.time, time) {
            (Some(a), Some(b)) => between(a, b, time).1,
            _ => 0.0,
        }
    }

    /// The least and the greatest value between 0 and 1, sampled at `steps` + 1 times.
    pub fn range(&self, steps: u32) -> (f32, f32) {
        let steps = steps.max(1);
        let values = (0..=steps).map(|step| self.at(step as f32 / steps as f32));
        let keys = self.keys.iter().map(|key| key.value);
        let values = values.chain(keys).filter(|value| value.is_finite());
        let none = (f32::INFINITY, f32::NEG_INFINITY);
        let (least, greatest) =
            values.fold(none, |(least, most), of| (least.min(of), most.max(of)));
        match least <= greatest {
            true => (least, greatest),
            false => (0.0, 1.0),
        }
    }
}

impl Default for Curve {
    fn default() -> Self {
        Self::constant(1.0)
    }
}

/// The value and the slope between two keys, the first not after the second.
fn between(a: &CurveKey, b: &CurveKey, time: f32) -> (f32, f32) {
    let length = b.time - a.time;
    let s = (time - a.time) / length;
    if !s.is_finite() {
        return (b.value, b.slope_out);
    }
    let (s2, s3) = (s * s, s * s * s);
    let (out, into) = (a.slope_out * length, b.slope_in * length);
    let value = (2.0 * s3 - 3.0 * s2 + 1.0) * a.value
        + (s3 - 2.0 * s2 + s) * out
        + (3.0 * s2 - 2.0 * s3) * b.value
        + (s3 - s2) * into;
    let slope = (6.0 * s2 - 6.0 * s) * (a.value - b.value)
        + (3.0 * s2 - 4.0 * s + 1.0) * out
        + (3.0 * s2 - 2.0 * s) * into;
    (value, slope / length)
}

/// The last key at or before a time and the first after it. There are few keys, and they may be in
/// any order when a file was written by hand.
pub(crate) fn neighbours<K>(
    keys: &[K],
    time_of: impl Fn(&K) -> f32,
    time: f32,
) -> (Option<&K>, Option<&K>) {
    let (mut before, mut after): (Option<&K>, Option<&K>) = (None, None);
    for key in keys {
        let at = time_of(key);
        if at <= time {
            if before.is_none_or(|of| time_of(of) <= at) {
                before = Some(key);
            }
        } else if at > time && after.is_none_or(|of| at < time_of(of)) {
            after = Some(key);
        }
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(a: f32, b: f32) -> bool {
        (a - b).abs() < 1e-5
    }

    #[test]
    fn values_are_those_computed_by_hand() {
        // Smoothstep: 3 s^2 - 2 s^3.
        let ease = Curve::ease(2.0, 6.0);
        for (time, value) in [
            (0.0, 2.0),
            (0.25, 2.625),
            (0.5, 4.0),
            (0.75, 5.375),
            (1.0, 6.0),
        ] {
            assert!(is_near(ease.at(time), value), "{time}: {}", ease.at(time));
        }
        let linear = Curve::linear(1.0, -1.0);
        for (time, value) in [(0.0, 1.0), (0.3, 0.4), (0.5, 0.0), (1.0, -1.0)] {
            assert!(is_near(linear.at(time), value), "{time}");
            assert!(is_near(linear.slope_at(time.min(0.99)), -2.0));
        }
        // h10(1/2) = 1/8 and h11(1/2) = -1/8, with a length of 1/2 and slopes of 8 and -8.
        let hump = Curve {
            keys: vec![
                CurveKey::with_slope(0.25, 0.0, 8.0),
                CurveKey::with_slope(0.75, 0.0, -8.0),
            ],
        };
        assert!(is_near(hump.at(0.5), 1.0));
        assert!(is_near(Curve::bell(3.0).at(0.5), 3.0));
        assert!(is_near(Curve::bell(3.0).at(0.25), 1.5));
    }

    #[test]
    fn it_passes_through_its_keys_and_is_constant_outside() {
        let keys = [(0.2, 5.0, 3.0), (0.4, -1.0, 0.0), (0.9, 2.0, -7.0)];
        let keys = keys.map(|(time, value, slope)| CurveKey::with_slope(time, value, slope));
        let curve = Curve { keys: keys.into() };
        for key in keys {
            assert!(is_near(curve.at(key.time), key.value));
        }
        assert_eq!(
            (curve.at(-1.0), curve.at(0.1), curve.at(7.0)),
            (5.0, 5.0, 2.0)
        );
    }

    #[test]
    fn two_keys_at_one_time_are_a_step() {
        let keys = [(0.0, 1.0), (0.5, 1.0), (0.5, 3.0), (1.0, 3.0)];
        let curve = Curve {
            keys: keys.map(|(time, value)| CurveKey::new(time, value)).into(),
        };
        assert_eq!(
            (curve.at(0.499), curve.at(0.5), curve.at(0.501)),
            (1.0, 3.0, 3.0)
        );
    }

    #[test]
    fn order_of_the_keys_and_keys_without_a_time_do_not_matter() {
        let keys = [0.9, 0.1, 0.5, 0.3].map(|time| CurveKey::with_slope(time, time * time, 1.0));
        let mut sorted = keys;
        sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
        let mut mixed = keys.to_vec();
        mixed.push(CurveKey::new(f32::NAN, 100.0));
        let (one, other) = (
            Curve {
                keys: sorted.into(),
            },
            Curve { keys: mixed },
        );
        for step in 0..=100 {
            let time = step as f32 / 100.0;
            assert_eq!(one.at(time), other.at(time), "{time}");
        }
        assert_eq!(Curve { keys: Vec::new() }.at(0.5), 1.0);
    }

    #[test]
    fn slope_is_the_difference_of_values() {
        let curve = Curve {
            keys: vec![
                CurveKey::with_slope(0.0, 0.0, 4.0),
                CurveKey::with_slope(0.6, 2.0, -1.0),
                CurveKey::with_slope(1.0, 1.0, 0.5),
            ],
        };
        for step in 1..20 {
            let time = step as f32 / 20.0 + 0.003;
            let difference = (curve.at(time + 1e-3) - curve.at(time - 1e-3)) / 2e-3;
            assert!((curve.slope_at(time) - difference).abs() < 0.05, "{time}");
        }
        assert_eq!(Curve::constant(4.0).range(8), (4.0, 4.0));
        assert_eq!(Curve::linear(4.0, -2.0).range(8), (-2.0, 4.0));
    }
}
