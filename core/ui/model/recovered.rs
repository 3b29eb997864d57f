//! [`RecoveredChanges`]: what was not saved when an editor ended.

/// What an editor left that ended without being closed: changes that were not saved, and a game. They
/// are in the scene again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveredChanges {
    /// What the changes did, the oldest first.
    pub steps: Vec<String>,
    /// When the first of them was made, in seconds since 1970.
    pub unix_s: u64,
    /// How the editor ended, where that is known.
    pub crash: Option<Crash>,
    /// What became of the game that played, as a sentence; empty when none did.
    pub game: String,
}

/// How an editor ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crash {
    /// What happened, as a sentence.
    pub summary: String,
    /// Everything that is known, in lines: the systems that ran, and the calls that led there.
    pub details: String,
}
