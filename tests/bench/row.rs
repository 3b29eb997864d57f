//! [`Row`]: one figure.

use serde_json::{Value, json};

/// One figure, and what it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name of the measurement; its unit is the last word.
    pub name: String,
    /// The figure.
    pub ours: f64,
    /// What it is compared with.
    pub other: Option<f64>,
    /// The largest `ours / other` that is allowed.
    pub limit: Option<f64>,
    /// The median ratio of the rounds in which both were measured.
    of_rounds: Option<f64>,
}

impl Row {
    /// A figure that must not exceed `other`; printed at once.
    pub fn limited(name: &str, ours: f64, other: f64) -> Self {
        Self::printed(name, ours, Some(other), Some(1.0))
    }

    /// Two figures that were measured in rounds, with the ratio of each round: the median of those
    /// must not be over `limit`. Printed at once.
    pub fn compared(name: &str, ours: f64, other: f64, ratios: &[f64], limit: Option<f64>) -> Self {
        let row = Self {
            name: name.to_owned(),
            ours,
            other: Some(other),
            limit,
            of_rounds: Some(median(ratios)),
        };
        let mut line = row.line();
        line["min"] = json!(short(ratios.iter().copied().fold(f64::INFINITY, f64::min)));
        line["max"] = json!(short(ratios.iter().copied().fold(0.0, f64::max)));
        println!("{line}");
        row
    }

    /// A figure without a limit; printed at once.
    pub fn info(name: &str, ours: f64) -> Self {
        Self::printed(name, ours, None, None)
    }

    /// A count that must be 0; printed at once.
    pub fn none_allowed(name: &str, ours: f64) -> Self {
        Self::printed(name, ours, Some(1.0), Some(0.0))
    }

    fn printed(name: &str, ours: f64, other: Option<f64>, limit: Option<f64>) -> Self {
        let row = Self {
            name: name.to_owned(),
            ours,
            other,
            limit,
            of_rounds: None,
        };
        println!("{}", row.line());
        row
    }

    fn line(&self) -> Value {
        json!({
            "row": self.name,
            "ours": short(self.ours),
            "other": self.other.map(short),
            "ratio": self.ratio().map(short),
            "limit": self.limit,
        })
    }

    fn ratio(&self) -> Option<f64> {
        self.of_rounds
            .or_else(|| self.other.map(|other| self.ours / other))
    }

    /// True when it exceeds its limit, and also for NaN.
    pub fn is_over(&self) -> bool {
        let pair = self.ratio().zip(self.limit);
        pair.is_some_and(|(ratio, limit)| ratio.is_nan() || ratio > limit)
    }
}

fn short(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The value in the middle; NaN for none.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted.len().saturating_sub(1) / 2, sorted.len() / 2);
    match sorted.get(low).zip(sorted.get(high)) {
        Some((low, high)) => (low + high) / 2.0,
        None => f64::NAN,
    }
}
