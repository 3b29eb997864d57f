//! [`Message`]: what the editor tells its supervisor.

use playground_base::serde::{Deserialize, Serialize};
use playground_engine::CallPlace;
use std::path::PathBuf;

/// What the editor tells its supervisor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Message {
    /// A project was opened.
    Opened {
        /// The program that runs.
        executable: PathBuf,
        /// The folder of the program's package, when that is a project.
        package: Option<PathBuf>,
        /// The project's folder.
        project: PathBuf,
    },
    /// No project is open any more.
    Closed,
    /// The user pressed something: the editor has come back.
    Used,
    /// The answer to the line of the script that was handed out, for standard output.
    Answer(String),
    /// A message of the editor itself, for standard error.
    Log(String),
    /// This connection takes what modules print, as lines of [`PrintedLine`](super::PrintedLine)s.
    TakesPrinted,
    /// What modules declare, and where.
    Calls(Vec<CallPlace>),
    /// The modules of the project that are off.
    Off(Vec<String>),
    /// A frame or a command is in progress after a pause: from now on it is looked at.
    Busy,
    /// The game plays, or not any more.
    Plays(bool),
    /// The process ends in order.
    Ends,
    /// The supervisor to itself: what was sent before was sent by a process that has ended.
    Barrier,
}
