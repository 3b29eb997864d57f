//! What the build tells.

use playground_core_engine::Problem;
use std::path::PathBuf;

/// A library that cargo made or found up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The crate, with underscores.
    pub crate_name: String,
    /// The library.
    pub file: PathBuf,
    /// It was up to date.
    pub fresh: bool,
}

/// How a build ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildResult {
    /// All of it compiled.
    pub success: bool,
    /// The user stopped it.
    pub cancelled: bool,
    /// Dynamic libraries.
    pub artifacts: Vec<Artifact>,
    /// Programs by the name of their target.
    pub executables: Vec<(String, PathBuf)>,
    /// Errors and warnings.
    pub problems: Vec<Problem>,
    /// Time it took, in milliseconds.
    pub time_ms: f32,
}

impl BuildResult {
    /// The first error with its place, in one line.
    pub fn first_error(&self) -> String {
        let Some(problem) = self.problems.iter().min_by_key(|p| p.severity) else {
            return "cargo failed without a message".into();
        };
        match &problem.file {
            Some(file) => format!(
                "{} at {}:{}:{}",
                problem.message,
                file.display(),
                problem.line,
                problem.column
            ),
            None => problem.message.clone(),
        }
    }
}

/// What happens while it runs.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildEvent {
    /// Something was compiled or found up to date.
    Progress {
        /// Units done.
        done: usize,
        /// What it was.
        current: String,
    },
    /// It ended.
    Done(BuildResult),
}
