//! [`LogLine`].

/// How much it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// For those who look for a cause.
    Debug,
    /// Good to know.
    #[default]
    Info,
    /// Somebody should look.
    Warning,
    /// Something failed.
    Error,
    /// A line that the user entered.
    Input,
    /// The answer to it.
    Answer,
}

/// One line of the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogLine {
    /// How much it matters.
    pub level: LogLevel,
    /// Seconds since the editor started.
    pub time_s: f64,
    /// Who says it.
    pub source: String,
    /// What.
    pub text: String,
    /// How often in a row.
    pub count: u32,
}
