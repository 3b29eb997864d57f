//! [`ProjectLock`]: one editor at a time edits a project.

use super::folder_of;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// An editor that was killed holds its lock until the system has ended it, which takes some time on a
/// busy machine.
const DYING: Duration = Duration::from_secs(1);

/// The time between two attempts.
const EVERY: Duration = Duration::from_millis(10);

/// Shows that this process edits a project. It is released when this is dropped, and when the
/// process ends in any way.
#[derive(Debug)]
pub struct ProjectLock {
    file: File,
    path: PathBuf,
}

/// The other editor that has the project open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockedBy {
    /// Id of its process; 0 when it is not known.
    pub process: u32,
}

impl ProjectLock {
    /// Locks a project. Where the file system cannot lock, or nothing can be written, it is as if no
    /// other editor was there.
    ///
    /// # Errors
    /// The other editor that has it open.
    pub fn acquire(project: &Path) -> Result<Option<Self>, LockedBy> {
        let folder = folder_of(project);
        let Ok(()) = fs::create_dir_all(&folder) else {
            return Ok(None);
        };
        let path = folder.join("lock");
        let opened = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let Ok(mut file) = opened else {
            return Ok(None);
        };
        match lock_in_time(&file) {
            Ok(()) => {
                let _is_only_read_by_people = write_id(&mut file);
                Ok(Some(Self { file, path }))
            }
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let _may_be_empty = file.read_to_string(&mut text);
                Err(LockedBy {
                    process: text.trim().parse().unwrap_or(0),
                })
            }
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }

    /// False when somebody removed the file: then another editor can lock the project.
    pub fn is_in_place(&self) -> bool {
        let here = fs::metadata(&self.path).and_then(|here| Ok((here, self.file.metadata()?)));
        here.is_ok_and(|(here, ours)| is_same_file(&here, &ours))
    }
}

#[cfg(unix)]
fn is_same_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// A file that is open is not removed there.
#[cfg(not(unix))]
fn is_same_file(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

fn lock_in_time(file: &File) -> Result<(), TryLockError> {
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if start.elapsed() < DYING => std::thread::sleep(EVERY),
            result => return result,
        }
    }
}

fn write_id(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{}", std::process::id())
}
