//! [`FolderWatch`]: tells which files of a folder change.

use crate::file_event::is_write;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::notify::{
    Event, RecommendedWatcher, RecursiveMode, Result, Watcher, recommended_watcher,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Files are written in several steps; what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(60);

/// Watches all files of a folder and of the folders in it. The folder may come and go.
pub struct FolderWatch {
    /// Dropping it ends the watch.
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    folder: PathBuf,
    changed: BTreeSet<PathBuf>,
    last: Option<Instant>,
}

impl FolderWatch {
    /// Watches the folder `name` of `parent`, which is there; `bell` is rung when something happens
    /// in it.
    pub fn start(parent: &Path, name: &str, bell: Sender<()>) -> Result<Self> {
        let (sender, events) = unbounded();
        let folder = parent.join(name);
        let of = folder.clone();
        let is_inside = move |event: &Event| event.paths.iter().any(|path| path.starts_with(&of));
        let mut watcher = recommended_watcher(move |event: Result<Event>| {
            // Who only reads a file wakes nobody.
            let event = event.ok().filter(is_write);
            if let Some(event) = event.filter(|event| is_inside(event) || event.need_rescan()) {
                let _nobody_listens = sender.send(event);
                let _rung_already = bell.try_send(());
            }
        })?;
        watcher.watch(parent, RecursiveMode::NonRecursive)?;
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        Ok(Self {
            watcher,
            events,
            folder,
            changed: BTreeSet::new(),
            last: None,
        })
    }

    /// Files and folders that changed, relative to the folder, once they have been quiet for a
    /// moment. Of a folder that came all files are among them; of one that went only itself.
    pub fn poll(&mut self) -> Vec<PathBuf> {
        while let Ok(event) = self.events.try_recv() {
            self.take(&event);
        }
        if self.last.is_none_or(|last| last.elapsed() < QUIET) {
            return Vec::new();
        }
        self.last = None;
        std::mem::take(&mut self.changed).into_iter().collect()
    }

    /// How long until [`poll`](Self::poll) has something to say, if it may have.
    pub fn due(&self) -> Option<Duration> {
        self.last.map(|last| QUIET.saturating_sub(last.elapsed()))
    }

    fn take(&mut self, event: &Event) {
        let mut paths = event.paths.clone();
        if event.need_rescan() {
            // Some events were lost: anything may have changed.
            paths.push(self.folder.clone());
        }
        for path in paths {
            let Ok(way) = path.strip_prefix(&self.folder) else {
                continue;
            };
            self.changed.insert(way.to_path_buf());
            if path.is_dir() {
                self.add_folder(&path);
            }
        }
        self.last = Some(Instant::now());
    }

    /// A folder that came has files that nobody tells of.
    fn add_folder(&mut self, folder: &Path) {
        if folder == self.folder {
            // One that is gone again by now has nothing to tell.
            let _gone = self.watcher.watch(folder, RecursiveMode::Recursive);
        }
        let mut files = Vec::new();
        add_files(folder, &mut files);
        let ways = files.iter();
        let ways = ways.filter_map(|file| file.strip_prefix(&self.folder).ok());
        self.changed.extend(ways.map(Path::to_path_buf));
    }
}

/// All files of a folder and of the folders in it; links are not followed.
fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            true => add_files(&entry.path(), files),
            false => files.push(entry.path()),
        }
    }
}
