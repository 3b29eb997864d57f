//! [`EngineError`].

use crate::project::RunChange;
use crate::scene::SceneError;
use playground_base::ModuleError;
use playground_core_ecs::{ConsoleCommandError, EcsError};
use playground_core_engine::{Problem, Severity};
use std::path::PathBuf;

/// Why an operation failed. What was open and running is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The project's declarations are wrong.
    #[error("{}", .0.iter().map(|p| p.message.as_str()).collect::<Vec<_>>().join("\n"))]
    Project(Vec<Problem>),
    /// A module was refused or failed.
    #[error(transparent)]
    Module(#[from] ModuleError),
    /// The world refused a change.
    #[error(transparent)]
    World(#[from] EcsError),
    /// A console command of the game was refused or failed.
    #[error(transparent)]
    Command(#[from] ConsoleCommandError),
    /// A scene was not loaded or saved.
    #[error(transparent)]
    Scene(#[from] SceneError),
    /// The system refused something.
    #[error("{}: {reason}", .file.display())]
    File {
        /// The file or folder.
        file: PathBuf,
        /// The system's error message.
        reason: String,
    },
    /// A build would run what the user does not trust yet.
    #[error(
        "the build would run what changed since you trusted the project: {}. `trust PATH`, with the \
         project's folder, trusts it as it is now",
        .0.iter().map(RunChange::text).collect::<Vec<_>>().join(", ")
    )]
    Untrusted(Vec<RunChange>),
    /// No project is open.
    #[error("no project is open: open one first")]
    NoProject,
    /// It is not possible in the current state.
    #[error("{0}")]
    Refused(String),
}

impl EngineError {
    /// The error as rows of the problems panel.
    pub fn into_problems(self, source: &str) -> Vec<Problem> {
        match self {
            Self::Project(problems) => problems,
            other => vec![Problem {
                severity: Severity::Error,
                source: source.to_owned(),
                message: other.to_string(),
                ..Problem::default()
            }],
        }
    }
}
