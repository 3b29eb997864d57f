//! [`LogLine`].

use playground_base::{described, effect};

/// The level of a line of the log.
#[described]
#[derive(Copy, Eq)]
pub enum LogLevel {
    /// Information.
    #[default]
    Info,
    /// Something that should be checked.
    Warning,
    /// Something failed.
    Error,
}

/// Writes a line into the log: the console panel, and standard error.
#[effect]
pub struct LogLine {
    /// Its level.
    pub level: LogLevel,
    /// Its text.
    pub text: String,
}
