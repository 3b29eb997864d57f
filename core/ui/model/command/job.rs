//! [`JobId`] and [`JobStatus`]: commands that run in the background.

/// The id of a command that runs in the background. Ids count up from 1 and are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

impl std::fmt::Display for JobId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A job as panels see it.
#[derive(Clone, Debug, PartialEq)]
pub struct JobStatus {
    /// Its id, to cancel it.
    pub id: JobId,
    /// Name of the command that started it.
    pub command: &'static str,
    /// What it is about, such as the path of a file; empty for nothing.
    pub subject: String,
    /// From 0 to 1; `None` when it is not known.
    pub progress: Option<f32>,
}
