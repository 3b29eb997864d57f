//! [`FrameReport`]: how a frame went.

use super::Stage;
use playground_base::FragmentId;

/// How a system did in one run of its stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemReport {
    /// `crate::system`.
    pub name: &'static str,
    /// The plugin that has it.
    pub fragment: FragmentId,
    /// The stage it belongs to.
    pub stage: Stage,
    /// Time it took, in milliseconds.
    pub time_ms: f32,
    /// Its run condition did not hold, so it was not called.
    pub skipped: bool,
    /// Why it failed, if it did. It does not run again until its module is reloaded.
    pub error: Option<String>,
}

/// How a frame went. Who runs stages keeps one and has it filled anew: its memory stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameReport {
    /// Systems in order, then those that have no place in their stage.
    pub systems: Vec<SystemReport>,
    /// Time of all of it, in milliseconds.
    pub time_ms: f32,
}

impl FrameReport {
    /// The systems that failed.
    pub fn errors(&self) -> impl Iterator<Item = (&SystemReport, &str)> {
        self.systems
            .iter()
            .filter_map(|system| Some((system, system.error.as_deref()?)))
    }

    /// Empties it and keeps its memory.
    pub fn clear(&mut self) {
        self.systems.clear();
        self.time_ms = 0.0;
    }
}
