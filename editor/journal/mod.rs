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
pub use record::{Begin, ComponentNames, DocumentKeyframe, Record};
pub use session::Session;

use std::fs::{self, File};
use std::io;
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

/// True for the file at this path; false when another one, or none, is there now.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let both = fs::metadata(path).and_then(|there| Ok((there, file.metadata()?)));
    both.is_ok_and(|(there, ours)| (there.dev(), there.ino()) == (ours.dev(), ours.ino()))
}

/// A file that is open is not replaced there.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Moves the records that are there out of the way, so that no edit overwrites them. Returns where they
/// are; `None` when there are none.
fn put_aside(folder: &Path) -> io::Result<Option<PathBuf>> {
    let edits = folder.join(EDITS);
    if !edits.exists() {
        return Ok(None);
    }
    let path = free_name(folder)?;
    fs::rename(edits, &path)?;
    Ok(Some(path))
}

/// Copies the records that are there, for somebody who can read what is damaged. Returns where.
fn copy_aside(folder: &Path) -> io::Result<PathBuf> {
    let path = free_name(folder)?;
    fs::copy(folder.join(EDITS), &path)?;
    Ok(path)
}

fn free_name(folder: &Path) -> io::Result<PathBuf> {
    let aside = folder.join("unreadable");
    fs::create_dir_all(&aside)?;
    let mut names = (1_u32..).map(|number| match number {
        1 => EDITS.to_owned(),
        number => format!("{EDITS}-{number}"),
    });
    let free = names.find(|name| !aside.join(name).exists());
    Ok(aside.join(free.unwrap_or_default()))
}
