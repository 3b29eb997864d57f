//! [`Measured`]: a row with its figures.

use crate::row::Row;
use serde_json::{Value, json};

/// A row with its figures.
pub struct Measured {
    /// The workload.
    pub row: &'static Row,
    /// Median of our rounds, in nanoseconds per item.
    pub ours_ns: f64,
    /// One for each of the others.
    pub others: Vec<Other>,
}

/// Ours against one of the others.
pub struct Other {
    /// Who.
    pub name: &'static str,
    /// Median of its rounds, in nanoseconds per item.
    pub ns: f64,
    /// Median of the rounds' ratios, ours to theirs.
    pub ratio: f64,
    /// The smallest and the largest of the ratios.
    pub range: (f64, f64),
}

impl Measured {
    /// Lets everybody do the workload `rounds` times, in rotated order.
    pub fn of(row: &'static Row, rounds: usize) -> Self {
        let mut all = vec![row.ours];
        all.extend(row.others.iter().map(|(_, round)| *round));
        let mut times: Vec<Vec<f64>> = vec![Vec::new(); all.len()];
        for round in 0..=rounds {
            for turn in 0..all.len() {
                let at = (turn + round) % all.len();
                let time = all[at]();
                if round > 0 {
                    times[at].push(time);
                }
            }
        }
        let ours = times.remove(0);
        let others = row.others.iter().zip(&times);
        Self {
            row,
            ours_ns: median(&ours),
            others: others
                .map(|((name, _), times)| Other::of(name, &ours, times))
                .collect(),
        }
    }

    /// The one that ours does worst against.
    pub fn best(&self) -> Option<&Other> {
        self.others
            .iter()
            .max_by(|one, other| one.ratio.total_cmp(&other.ratio))
    }

    /// True when the ratio is more than is allowed; also when it is no number.
    pub fn is_over(&self) -> bool {
        let pair = self.best().zip(self.row.limit);
        pair.is_some_and(|(best, limit)| best.ratio.is_nan() || best.ratio > limit)
    }

    /// One line.
    pub fn as_json(&self) -> Value {
        let best = self.best();
        json!({
            "row": self.row.name,
            "ours": short(self.ours_ns),
            "other": best.map(|best| short(best.ns)),
            "ratio": best.map(|best| short(best.ratio)),
            "limit": self.row.limit,
            "min": best.map(|best| short(best.range.0)),
            "max": best.map(|best| short(best.range.1)),
            "peer": best.map(|best| best.name),
        })
    }
}

impl Other {
    fn of(name: &'static str, ours: &[f64], theirs: &[f64]) -> Self {
        let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(o, t)| o / t).collect();
        let low = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        let high = ratios.iter().copied().fold(0.0, f64::max);
        Self {
            name,
            ns: median(theirs),
            ratio: median(&ratios),
            range: (low, high),
        }
    }
}

fn short(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The value in the middle; NaN for none.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted.len().saturating_sub(1) / 2, sorted.len() / 2);
    match sorted.get(low).zip(sorted.get(high)) {
        Some((low, high)) => (low + high) / 2.0,
        None => f64::NAN,
    }
}
