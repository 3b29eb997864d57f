//! [`LogLine`]: a message of the log.

/// The level of a log message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// Details for debugging.
    Debug,
    /// An information.
    #[default]
    Info,
    /// A warning.
    Warning,
    /// An error.
    Error,
    /// A line that the user entered.
    Input,
    /// The answer to an input line.
    Answer,
}

/// One line of the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogLine {
    /// The level.
    pub level: LogLevel,
    /// Seconds since the editor started.
    pub time_s: f64,
    /// The part of the editor or the module that logged it.
    pub source: String,
    /// The message.
    pub text: String,
    /// Number of repetitions in a row.
    pub count: u32,
}
