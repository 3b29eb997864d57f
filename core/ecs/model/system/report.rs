//! [`FrameReport`]: the results of a frame.

use super::Stage;
use playground_base::FragmentId;

/// The result of a system in one run of its stage.
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
    /// True when its run condition was false, so that it was not called.
    pub skipped: bool,
    /// The error, if it failed. It does not run again until play starts again or a reload ends.
    pub error: Option<String>,
}

/// The results of a frame. Reuse one report for all runs to reuse its memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameReport {
    /// Systems in order, then the refused ones.
    pub systems: Vec<SystemReport>,
    /// Total time, in milliseconds.
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
