//! [`Row`]: one workload.

/// One round of a contestant: nanoseconds per item.
pub type Round = fn() -> f64;

/// One workload, ours and the others'.
pub struct Row {
    /// What is done, and to what.
    pub name: &'static str,
    /// Ours.
    pub ours: Round,
    /// What ours is compared with, by name.
    pub others: &'static [(&'static str, Round)],
    /// The largest `ours / other` that is allowed; `None` where the row only informs.
    pub limit: Option<f64>,
}
