//! [`SceneWatch`]: reports when another program writes the file of the open scene.

use crate::EngineError;
use crate::file_watch::FileWatch;
use playground_base::crossbeam::channel::Sender;
use playground_base::notify::Event;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Watches the file of the open scene. Its folder is watched, because most programs replace a file
/// by another one.
pub struct SceneWatch {
    files: FileWatch,
    file: PathBuf,
}

impl SceneWatch {
    /// Watches a scene file; `waker` wakes the event loop when it was written.
    pub fn start(file: &Path, waker: Sender<()>) -> Result<Self, EngineError> {
        let failed = |error: playground_base::notify::Error| EngineError::File {
            file: file.to_path_buf(),
            reason: format!("it cannot be watched for changes by other programs: {error}"),
        };
        let watched: PathBuf = file.canonicalize().unwrap_or_else(|_| file.to_path_buf());
        let folder = watched.parent().unwrap_or(Path::new("/")).to_path_buf();
        // Events of other files of the folder do not wake the event loop.
        let files = FileWatch::start(waker, Some(watched.clone()));
        let mut files: FileWatch = files.map_err(failed)?;
        files.add(&folder).map_err(failed)?;
        Ok(Self {
            files,
            file: watched,
        })
    }

    /// True once after the file was written and no more has happened for a moment.
    pub fn poll(&mut self) -> bool {
        let events = self.files.take_events();
        let is_of_file = |event: &Event| event.need_rescan() || event.paths.contains(&self.file);
        if events.iter().any(is_of_file) {
            self.files.restart_quiet();
        }
        self.files.take_quiet()
    }

    /// Time until [`poll`](Self::poll) may have something to report.
    pub fn due(&self) -> Option<Duration> {
        self.files.due()
    }
}
