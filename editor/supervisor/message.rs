//! [`Message`]: what the editor tells its supervisor.

use playground_base::serde::{Deserialize, Serialize};
use playground_engine::SystemPlace;
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
    /// The answer to the line of the script that was handed out.
    Answer(String),
    /// The systems that modules declare.
    Systems(Vec<SystemPlace>),
    /// The game plays, or not any more.
    Plays(bool),
    /// The process ends in order.
    Ends,
    /// The supervisor to itself: what was sent before was sent by a process that has ended.
    Barrier,
}
