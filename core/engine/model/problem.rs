//! [`Problem`].

use std::path::PathBuf;

/// How bad it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It failed.
    #[default]
    Error,
    /// It works, but should be looked at.
    Warning,
}

/// Something the compiler or the engine complains about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Who says it: a package, or `manifest`, `scene`, `reload`.
    pub source: String,
    /// What is wrong, in one line.
    pub message: String,
    /// The compiler's rendered text; empty where there is none.
    pub rendered: String,
    /// Where.
    pub file: Option<PathBuf>,
    /// Which line, from 1.
    pub line: u32,
    /// Which column, from 1.
    pub column: u32,
}
