//! The journal: edits that are not saved survive the end of the process.
//!
//! Every step of undo, and every undo and redo, is appended to a file beside the project before its
//! command is answered. The next editor that opens the project reads the scene as it was when the
//! journal began, and repeats what the journal has.

mod frame;
mod game_file;
mod game_writer;
mod journal;
mod leftover;
mod project_lock;
mod record;
mod session;
mod syncer;

pub use game_file::GameFile;
pub use game_writer::GameWriter;
pub use journal::{Base, Journal};
pub use leftover::Leftover;
pub use project_lock::{LockedBy, ProjectLock};
pub use record::{Begin, DocumentKeyframe, Record};
pub use session::Session;

use std::path::{Path, PathBuf};

/// The folder of the journal of a project.
fn folder_of(project: &Path) -> PathBuf {
    project.join(".playground/journal")
}

/// The report of a crash after which the editor was not started again.
pub fn crash_file(project: &Path) -> PathBuf {
    folder_of(project).join("crash.json")
}

/// The records.
const EDITS: &str = "edits";

/// The records that take the place of these, until they are complete.
const NEXT: &str = "edits.new";
