//! [`Problem`].

use std::path::PathBuf;

/// Whether something failed, or only should be looked at.
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
    /// An error or a warning.
    pub severity: Severity,
    /// What reports it: a package, or `manifest`, `scene`, `reload`.
    pub source: String,
    /// What is wrong, in one line.
    pub message: String,
    /// The compiler's rendered text; empty where there is none.
    pub rendered: String,
    /// The file to correct; `None` where there is none.
    pub file: Option<PathBuf>,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u32,
    /// The column, from 1; 0 for the line as a whole.
    pub column: u32,
}
