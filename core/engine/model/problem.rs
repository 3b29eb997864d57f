//! [`Problem`]: an error or warning for the user.

use std::path::PathBuf;

/// Whether a problem is an error or a warning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something failed.
    #[default]
    Error,
    /// It works, but should be checked.
    Warning,
}

/// What the user can do about a problem with one click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Runs the generation of the code before this one.
    GoBack,
    /// Runs what was switched off again.
    Resume,
}

/// A problem that the compiler or the engine reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// An error or a warning.
    pub severity: Severity,
    /// The source of the problem: a package, or `manifest`, `scene`, `reload`.
    pub source: String,
    /// The message, in one line.
    pub message: String,
    /// The compiler's rendered text; empty where there is none.
    pub rendered: String,
    /// The file to correct; `None` where there is none.
    pub file: Option<PathBuf>,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u32,
    /// The column, from 1; 0 for the line as a whole.
    pub column: u32,
    /// What the user can do about it with one click.
    pub remedies: Vec<Remedy>,
}
