//! [`Row`]: one workload, measured.

use serde_json::json;

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// The row.
    pub name: &'static str,
    /// Entities of one run; figures are for one of them.
    pub entities: usize,
    /// Runs in a round.
    pub repeats: usize,
    /// The largest `ours / other` that is allowed; `None` where the row only informs.
    pub limit: Option<f64>,
}

/// Ours against another side.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The side.
    pub name: &'static str,
    /// Nanoseconds an entity.
    pub other_ns: f64,
    /// `ours / other`: the median of all rounds, the least and the largest.
    pub ratio: [f64; 3],
}

/// One workload, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The row.
    pub name: &'static str,
    /// Nanoseconds an entity; `None` when the World cannot do it.
    pub ours_ns: Option<f64>,
    /// The other sides, the best one first.
    pub others: Vec<Other>,
    /// The largest ratio that is allowed.
    pub limit: Option<f64>,
}

impl Row {
    /// A row of the times of all sides in all rounds, ours first; printed at once.
    pub fn new(spec: &Spec, names: &[&'static str], times: &[Vec<f64>], ours_can: bool) -> Self {
        let (ours, others) = times
            .split_first()
            .map_or((&[][..], &[][..]), |(ours, others)| {
                (ours.as_slice(), others)
            });
        let named = names.iter().skip(1).zip(others);
        let mut others: Vec<Other> = named
            .map(|(name, other)| against(name, ours, other))
            .collect();
        others.sort_by(|one, next| next.ratio[0].total_cmp(&one.ratio[0]));
        let row = Self {
            name: spec.name,
            ours_ns: ours_can.then(|| median(ours)),
            others,
            limit: spec.limit,
        };
        row.print();
        row
    }

    /// The side that ours is worst against.
    pub fn best(&self) -> Option<&Other> {
        self.others.first()
    }

    /// True when it is over its limit, or when the World cannot do a limited workload.
    pub fn is_over(&self) -> bool {
        let Some(limit) = self.limit else {
            return false;
        };
        let ratio = self.best().map_or(f64::NAN, |best| best.ratio[0]);
        self.ours_ns.is_none() || ratio.is_nan() || ratio > limit
    }

    fn print(&self) {
        let best = self.best();
        let short = |value: f64| (value * 1000.0).round() / 1000.0;
        let measured = best.filter(|_| self.ours_ns.is_some());
        let ratio = |which: usize| measured.map(|best| short(best.ratio[which]));
        let line = json!({
            "row": self.name,
            "ours": self.ours_ns.map(short),
            "other": best.map(|best| short(best.other_ns)),
            "ratio": ratio(0),
            "limit": self.limit,
            "min": ratio(1),
            "max": ratio(2),
            "peer": best.map(|best| best.name),
        });
        println!("{line}");
    }
}

fn against(name: &'static str, ours: &[f64], other: &[f64]) -> Other {
    let ratios: Vec<f64> = ours
        .iter()
        .zip(other)
        .map(|(ours, other)| ours / other)
        .collect();
    let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let largest = ratios.iter().copied().fold(0.0, f64::max);
    Other {
        name,
        other_ns: median(other),
        ratio: [median(&ratios), least, largest],
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
