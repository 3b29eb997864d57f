//! [`FolderWatch`]: reports which files of a folder change.

use crate::file_watch::FileWatch;
use playground_base::crossbeam::channel::Sender;
use playground_base::notify::{Event, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Watches all files of a folder and of its subfolders. The folder may appear and disappear.
pub struct FolderWatch {
    files: FileWatch,
    folder: PathBuf,
    changed: BTreeSet<PathBuf>,
}

impl FolderWatch {
    /// Watches the folder `name` in `parent`; `parent` must exist. `waker` wakes the event loop
    /// when something changes in the folder.
    pub fn start(parent: &Path, name: &str, waker: Sender<()>) -> Result<Self> {
        let folder = parent.join(name);
        let mut files: FileWatch = FileWatch::start(waker, Some(folder.clone()))?;
        files.add(parent)?;
        if folder.is_dir() {
            files.add_recursively(&folder)?;
        }
        Ok(Self {
            files,
            folder,
            changed: BTreeSet::new(),
        })
    }

    /// Files and folders that changed, relative to the folder, once they have been quiet for a
    /// moment. A new folder is reported with all its files, a removed folder only by itself.
    pub fn poll(&mut self) -> Vec<PathBuf> {
        for event in self.files.take_events() {
            self.take(&event);
        }
        if !self.files.take_quiet() {
            return Vec::new();
        }
        std::mem::take(&mut self.changed).into_iter().collect()
    }

    /// Time until [`poll`](Self::poll) may have something to report; `None` when nothing changed.
    pub fn due(&self) -> Option<Duration> {
        self.files.due()
    }

    fn take(&mut self, event: &Event) {
        let mut paths = event.paths.clone();
        if event.need_rescan() {
            // Some events were lost: anything may have changed.
            paths.push(self.folder.clone());
        }
        for path in paths {
            let Ok(relative) = path.strip_prefix(&self.folder) else {
                continue;
            };
            self.changed.insert(relative.to_path_buf());
            if path.is_dir() {
                self.add_folder(&path);
            }
        }
        self.files.restart_quiet();
    }

    /// The system reports a new folder, but not the files in it.
    fn add_folder(&mut self, folder: &Path) {
        if folder == self.folder {
            // A folder that was removed again has nothing to report.
            let _gone = self.files.add_recursively(folder);
        }
        let mut files = Vec::new();
        add_files(folder, &mut files);
        let inside = files.iter();
        let inside = inside.filter_map(|file| file.strip_prefix(&self.folder).ok());
        self.changed.extend(inside.map(Path::to_path_buf));
    }
}

/// All files of a folder and of the folders in it; links are not followed.
fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            add_files(&entry.path(), files);
        } else {
            files.push(entry.path());
        }
    }
}
