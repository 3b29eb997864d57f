//! [`RecoveredChanges`]: what was not saved when an editor ended.

/// Changes that were not saved when an editor ended without being closed. They are in the scene
/// again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveredChanges {
    /// What they did, the oldest first.
    pub steps: Vec<String>,
    /// When the first of them was made, in seconds since 1970.
    pub unix_s: u64,
}
