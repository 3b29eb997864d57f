//! [`SourceWatch`]: tells when sources change.

use crate::EngineError;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Editors write a file in several steps; what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(60);

/// Watches the source folders of packages.
pub struct SourceWatch {
    /// Dropping it ends the watch.
    _watcher: RecommendedWatcher,
    events: Receiver<Event>,
    packages: Vec<(String, PathBuf)>,
    changed: BTreeSet<String>,
    last: Option<Instant>,
}

impl SourceWatch {
    /// Watches these packages, each with its folder. Folders inside another one's count to the
    /// innermost.
    /// `bell` is rung when something happens.
    pub fn start(packages: Vec<(String, PathBuf)>, bell: Sender<()>) -> Result<Self, EngineError> {
        let failed = |folder: &Path, error: playground_base::notify::Error| EngineError::File {
            file: folder.to_path_buf(),
            reason: format!("its sources cannot be watched: {error}"),
        };
        let (sender, events) = unbounded();
        let mut watcher = recommended_watcher(move |event: Result<Event, _>| {
            if let Ok(event) = event {
                let _nobody_listens = sender.send(event);
                let _rung_already = bell.try_send(());
            }
        })
        .map_err(|error| failed(Path::new("sources"), error))?;
        for (_, folder) in &packages {
            watcher
                .watch(folder, RecursiveMode::Recursive)
                .map_err(|error| failed(folder, error))?;
        }
        Ok(Self {
            _watcher: watcher,
            events,
            packages,
            changed: BTreeSet::new(),
            last: None,
        })
    }

    /// Packages whose sources changed, once they have been quiet for a moment.
    pub fn poll(&mut self) -> Option<Vec<String>> {
        self.seen();
        let quiet = self.last.is_some_and(|last| last.elapsed() >= QUIET);
        quiet.then(|| {
            self.last = None;
            self.changed.iter().cloned().collect()
        })
    }

    /// Packages whose sources changed, as far as is known this moment.
    pub fn seen(&mut self) -> &BTreeSet<String> {
        let events: Vec<Event> = self.events.try_iter().collect();
        for event in &events {
            self.take(event);
        }
        &self.changed
    }

    /// How long until [`poll`](Self::poll) has something to say, if it may have.
    pub fn due(&self) -> Option<Duration> {
        self.last.map(|last| QUIET.saturating_sub(last.elapsed()))
    }

    /// Everything was built: nothing has changed.
    pub fn reset(&mut self) {
        self.changed.clear();
    }

    fn take(&mut self, event: &Event) {
        let is_write = matches!(
            event.kind,
            EventKind::Modify(_) | EventKind::Create(_) | EventKind::Remove(_)
        );
        let overflow = event.need_rescan();
        let sources = event.paths.iter().filter(|path| is_source(path));
        let mut packages: Vec<String> = sources.filter_map(|path| self.package_of(path)).collect();
        if overflow {
            packages = self.packages.iter().map(|(name, _)| name.clone()).collect();
        }
        if (is_write || overflow) && !packages.is_empty() {
            self.changed.extend(packages);
            self.last = Some(Instant::now());
        }
    }

    fn package_of(&self, file: &Path) -> Option<String> {
        let inside = self
            .packages
            .iter()
            .filter(|(_, folder)| file.starts_with(folder));
        inside
            .max_by_key(|(_, folder)| folder.components().count())
            .map(|(name, _)| name.clone())
    }
}

fn is_source(file: &Path) -> bool {
    let hidden = file.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name == "target" || (name.starts_with('.') && name.len() > 2)
    });
    let name = file.extension().and_then(|extension| extension.to_str());
    !hidden && matches!(name, Some("rs" | "toml" | "wgsl"))
}
