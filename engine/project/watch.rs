//! [`SourceWatch`]: tells when sources change.

use crate::EngineError;
use crate::file_event::is_write;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::notify::{
    Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Editors write a file in several steps; what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(60);

/// Watches the source folders of packages.
pub struct SourceWatch {
    /// Dropping it ends the watch.
    watcher: RecommendedWatcher,
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
            // Who only reads a source wakes nobody.
            if let Some(event) = event.ok().filter(is_write) {
                let _nobody_listens = sender.send(event);
                let _rung_already = bell.try_send(());
            }
        })
        .map_err(|error| failed(Path::new("sources"), error))?;
        for (_, folder) in &packages {
            watch_package(&mut watcher, folder).map_err(|error| failed(folder, error))?;
        }
        Ok(Self {
            watcher,
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
        let overflow = event.need_rescan();
        if event.kind.is_create() {
            event.paths.iter().for_each(|path| self.watch_new(path));
        }
        let sources = event.paths.iter();
        let mut packages: Vec<String> = sources.filter_map(|path| self.package_of(path)).collect();
        if overflow {
            packages = self.packages.iter().map(|(name, _)| name.clone()).collect();
        }
        if !packages.is_empty() {
            self.changed.extend(packages);
            self.last = Some(Instant::now());
        }
    }

    /// A folder that came into a package is watched like those that were there.
    fn watch_new(&mut self, path: &Path) {
        let mut packages = self.packages.iter();
        let is_in_one = packages.any(|(_, folder)| path.parent() == Some(folder));
        if is_in_one && is_source_folder(path) && path.is_dir() {
            // One that is gone again by now has nothing to tell.
            let _gone = self.watcher.watch(path, RecursiveMode::Recursive);
        }
    }

    /// The package that the file is a source of.
    fn package_of(&self, file: &Path) -> Option<String> {
        let inside = self
            .packages
            .iter()
            .filter_map(|(name, folder)| Some((name, file.strip_prefix(folder).ok()?)));
        let (name, way) = inside.min_by_key(|(_, way)| way.components().count())?;
        is_source(way).then(|| name.clone())
    }
}

/// A package's own folder, and all of those in it that hold sources. Not the whole tree: what cargo
/// builds there may be tens of thousands of files, and a hidden folder may lead through links to the
/// whole engine.
fn watch_package(
    watcher: &mut RecommendedWatcher,
    folder: &Path,
) -> playground_base::notify::Result<()> {
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && is_source_folder(&entry.path()) {
            watcher.watch(&entry.path(), RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

fn is_source_folder(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name != "target" && !name.starts_with('.')
}

/// True for the way from a package to one of its sources.
fn is_source(way: &Path) -> bool {
    let folders = way.parent().into_iter().flat_map(Path::components);
    let mut folders = folders.map(|part| Path::new(part.as_os_str()));
    let name = way.extension().and_then(|extension| extension.to_str());
    folders.all(is_source_folder) && matches!(name, Some("rs" | "toml" | "wgsl"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The packages that are told within a moment.
    fn told(watch: &mut SourceWatch) -> Vec<String> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if let Some(packages) = watch.poll() {
                watch.reset();
                return packages;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Vec::new()
    }

    #[test]
    fn sources_are_told_wherever_the_project_is_and_what_cargo_builds_is_not() {
        let folder = tempfile::Builder::new().prefix(".hidden").tempdir();
        let folder = folder.expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        for way in ["target/debug", ".playground/workspace", "model/src"] {
            fs::create_dir_all(root.join(way)).expect("a folder");
        }
        let packages = vec![
            ("race".to_owned(), root.clone()),
            ("model".to_owned(), root.join("model")),
        ];
        let mut watch = SourceWatch::start(packages, unbounded().0).expect("it is watched");
        let write = |way: &str| fs::write(root.join(way), "//!\n").expect("it can be written");
        write("target/debug/built.rs");
        write(".playground/workspace/Cargo.toml");
        write("notes.txt");
        write("model/src/lib.rs");
        assert_eq!(told(&mut watch), ["model"]);
        write("Cargo.toml");
        assert_eq!(told(&mut watch), ["race"]);
        fs::create_dir(root.join("src")).expect("a folder");
        // The folder is watched once its event was taken.
        let start = Instant::now();
        let packages = loop {
            write("src/main.rs");
            let packages = watch.poll();
            if packages.is_some() || start.elapsed() > Duration::from_secs(5) {
                break packages;
            }
            std::thread::sleep(Duration::from_millis(100));
        };
        assert_eq!(packages, Some(vec!["race".to_owned()]));
    }
}
