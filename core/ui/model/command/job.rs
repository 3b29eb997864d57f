//! [`JobId`] and [`JobStatus`]: what goes on in the background.

/// A command that takes time and goes on in the background. Ids count up from 1 and are never used
/// again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

impl std::fmt::Display for JobId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A job as panels see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JobStatus {
    /// Its number, to cancel it.
    pub id: JobId,
    /// The command that began it.
    pub command: &'static str,
    /// From 0 to 1; `None` where nobody knows.
    pub progress: Option<f32>,
}
