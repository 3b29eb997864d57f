//! [`ProjectLock`]: one editor at a time edits a project.

use super::{folder_of, is_at};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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
    /// An editor that was killed holds its lock until the system has ended it, which takes some time on a
    /// busy machine.
    pub const DYING: Duration = Duration::from_secs(1);

    /// Locks a project, which may take a while ([`DYING`](Self::DYING)). Where the file system cannot lock, or nothing can be written, it is as if no
    /// other editor was there.
    ///
    /// # Errors
    /// The other editor that has it open.
    pub fn acquire(project: &Path, wait: Duration) -> Result<Option<Self>, LockedBy> {
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
        match lock_in_time(&file, wait) {
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
        is_at(&self.file, &self.path)
    }
}

fn lock_in_time(file: &File, wait: Duration) -> Result<(), TryLockError> {
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if start.elapsed() < wait => std::thread::sleep(EVERY),
            result => return result,
        }
    }
}

fn write_id(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{}", std::process::id())
}
