//! [`SourceChange`]: how a source file differs between two generations.

use playground_base::serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How a source file differs from that of the generation before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct SourceChange {
    /// The file, relative to the project.
    pub file: PathBuf,
    /// Lines that are new.
    pub added: usize,
    /// Lines that are gone.
    pub removed: usize,
    /// The lines that differ, with some that surround them.
    pub lines: Vec<SourceLine>,
    /// Lines that differ and are left out, because there are too many.
    pub left_out: usize,
}

/// What happened to a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum LineChange {
    /// Nothing.
    #[default]
    Same,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Lines that are the same are left out here; there is no text.
    Gap,
}

/// A line of a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct SourceLine {
    /// What happened to it.
    pub change: LineChange,
    /// Its number, from 1: among the lines of before for one that is gone, else among those of now.
    pub number: u32,
    /// Its text, without the end of line.
    pub text: String,
}
