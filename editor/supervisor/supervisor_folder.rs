//! [`SupervisorFolder`]: where the supervisor and the editor meet.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// A folder of one supervisor, which only its user can read. It is removed at the end.
#[derive(Debug)]
pub struct SupervisorFolder {
    path: PathBuf,
}

impl SupervisorFolder {
    /// Makes a folder of its own among the temporary ones.
    pub fn create() -> io::Result<Self> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let nanoseconds = now.map_or(0, |now| now.as_nanos());
        let name = format!("playground-{}-{nanoseconds:x}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // Refused when somebody else has made it.
        DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self { path })
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for SupervisorFolder {
    fn drop(&mut self) {
        let _may_be_gone = fs::remove_dir_all(&self.path);
    }
}
