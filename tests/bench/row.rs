//! [`Row`]: one figure.

use serde_json::json;

/// One figure, and what it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What was measured; its unit is the last word.
    pub name: String,
    /// The figure.
    pub ours: f64,
    /// What it is compared with.
    pub other: Option<f64>,
    /// The largest `ours / other` that is allowed.
    pub limit: Option<f64>,
}

impl Row {
    /// A figure that must not be more than `other`; printed at once.
    pub fn limited(name: &str, ours: f64, other: f64) -> Self {
        Self::printed(name, ours, Some(other), Some(1.0))
    }

    /// A figure that informs; printed at once.
    pub fn info(name: &str, ours: f64) -> Self {
        Self::printed(name, ours, None, None)
    }

    /// A count of what must not happen at all; printed at once.
    pub fn none_allowed(name: &str, ours: f64) -> Self {
        Self::printed(name, ours, Some(1.0), Some(0.0))
    }

    fn printed(name: &str, ours: f64, other: Option<f64>, limit: Option<f64>) -> Self {
        let row = Self {
            name: name.to_owned(),
            ours,
            other,
            limit,
        };
        let short = |value: f64| (value * 1000.0).round() / 1000.0;
        let line = json!({
            "row": row.name,
            "ours": short(row.ours),
            "other": row.other,
            "ratio": row.ratio().map(short),
            "limit": row.limit,
        });
        println!("{line}");
        row
    }

    fn ratio(&self) -> Option<f64> {
        self.other.map(|other| self.ours / other)
    }

    /// True when more than is allowed; also when it is no number.
    pub fn is_over(&self) -> bool {
        let pair = self.ratio().zip(self.limit);
        pair.is_some_and(|(ratio, limit)| ratio.is_nan() || ratio > limit)
    }
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
