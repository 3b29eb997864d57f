//! [`Comparison`]: two implementations of the same, measured alternately.

use crate::row::{Row, median};
use std::time::Instant;

/// Rounds that count; those before them warm up.
const ROUNDS: usize = 301;
const WARM_UP: usize = 20;

/// Calls of each of the two in a round: few enough that the machine rarely interrupts it.
const CALLS: u32 = 5_000;

/// Two implementations of the same, measured alternately, with the order changed every round, so
/// that other load affects both. Figures are nanoseconds per call.
pub struct Comparison {
    ours: Vec<f64>,
    other: Vec<f64>,
}

impl Comparison {
    /// Measures both. Each gets the number of the call, and has to keep its result from being
    /// optimised away.
    pub fn of(mut ours: impl FnMut(u64), mut other: impl FnMut(u64)) -> Self {
        let mut measured = Self {
            ours: Vec::new(),
            other: Vec::new(),
        };
        for round in 0..WARM_UP + ROUNDS {
            let (a, b) = match round % 2 {
                0 => {
                    let a = round_ns(&mut ours);
                    (a, round_ns(&mut other))
                }
                _ => {
                    let b = round_ns(&mut other);
                    (round_ns(&mut ours), b)
                }
            };
            if round >= WARM_UP {
                measured.ours.push(a);
                measured.other.push(b);
            }
        }
        measured
    }

    /// The median of the rounds' ratios must not exceed `limit`; `None` only reports it.
    pub fn row(&self, name: &str, limit: Option<f64>) -> Row {
        let pairs = self.ours.iter().zip(&self.other);
        let ratios: Vec<f64> = pairs.map(|(ours, other)| ours / other).collect();
        Row::compared(
            name,
            median(&self.ours),
            median(&self.other),
            &ratios,
            limit,
        )
    }

    /// Ours alone, against a figure in nanoseconds.
    pub fn row_of_target(&self, name: &str, target_ns: f64) -> Row {
        Row::limited(name, median(&self.ours), target_ns)
    }
}

fn round_ns(call: &mut impl FnMut(u64)) -> f64 {
    let start = Instant::now();
    for at in 0..u64::from(CALLS) {
        call(at);
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
}
