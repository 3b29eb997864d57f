//! [`LogLine`].

use playground_base::{described, effect};

/// How much a line of the log matters.
#[described]
#[derive(Copy, Eq)]
pub enum LogLevel {
    /// For whoever looks closely.
    #[default]
    Info,
    /// Something to look at.
    Warning,
    /// Something failed.
    Error,
}

/// Writes a line into the log: the console panel, and standard error.
#[effect]
pub struct LogLine {
    /// How much it matters.
    pub level: LogLevel,
    /// What it says.
    pub text: String,
}
