//! [`SourceWatch`]: reports when sources change.

use crate::EngineError;
use crate::file_watch::FileWatch;
use playground_base::crossbeam::channel::Sender;
use playground_base::notify::Event;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Watches the source folders of packages.
pub struct SourceWatch {
    files: FileWatch,
    packages: Vec<(String, PathBuf)>,
    changed: BTreeSet<String>,
}

impl SourceWatch {
    /// Watches these packages, each with its folder. Folders inside another one's count to the
    /// innermost. `waker` wakes the event loop when something happens.
    pub fn start(packages: Vec<(String, PathBuf)>, waker: Sender<()>) -> Result<Self, EngineError> {
        let failed = |folder: &Path, error: playground_base::notify::Error| EngineError::File {
            file: folder.to_path_buf(),
            reason: format!("its sources cannot be watched: {error}"),
        };
        let files = FileWatch::start(waker, |_| true);
        let mut files = files.map_err(|error| failed(Path::new("sources"), error))?;
        for (_, folder) in &packages {
            watch_package(&mut files, folder).map_err(|error| failed(folder, error))?;
        }
        Ok(Self {
            files,
            packages,
            changed: BTreeSet::new(),
        })
    }

    /// Packages whose sources changed, once they have been quiet for a moment.
    pub fn poll(&mut self) -> Option<Vec<String>> {
        self.seen();
        let is_quiet = self.files.take_quiet();
        is_quiet.then(|| self.changed.iter().cloned().collect())
    }

    /// Packages whose sources changed, as far as is known now.
    pub fn seen(&mut self) -> &BTreeSet<String> {
        for event in self.files.take_events() {
            self.take(&event);
        }
        &self.changed
    }

    /// Time until [`poll`](Self::poll) may have something to report; `None` when nothing changed.
    pub fn due(&self) -> Option<Duration> {
        self.files.due()
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
            self.files.restart_quiet();
        }
    }

    /// Watches a folder that was added to a package.
    fn watch_new(&mut self, path: &Path) {
        let mut packages = self.packages.iter();
        let is_in_one = packages.any(|(_, folder)| path.parent() == Some(folder));
        if is_in_one && is_source_folder(path) && path.is_dir() {
            // A folder that was removed again has nothing to report.
            let _gone = self.files.add_recursively(path);
        }
    }

    /// The package that contains the source file.
    fn package_of(&self, file: &Path) -> Option<String> {
        let inside = self
            .packages
            .iter()
            .filter_map(|(name, folder)| Some((name, file.strip_prefix(folder).ok()?)));
        let (name, relative) = inside.min_by_key(|(_, relative)| relative.components().count())?;
        is_source(relative).then(|| name.clone())
    }
}

/// Watches a package's own folder, and its subfolders that hold sources. It skips `target`, which
/// may hold tens of thousands of files, and hidden folders, which may link to the whole engine.
fn watch_package(files: &mut FileWatch, folder: &Path) -> playground_base::notify::Result<()> {
    files.add(folder)?;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && is_source_folder(&entry.path()) {
            files.add_recursively(&entry.path())?;
        }
    }
    Ok(())
}

fn is_source_folder(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name != "target" && !name.starts_with('.')
}

/// True for the path from a package to one of its sources.
fn is_source(relative: &Path) -> bool {
    let folders = relative.parent().into_iter().flat_map(Path::components);
    let mut folders = folders.map(|part| Path::new(part.as_os_str()));
    let name = relative
        .extension()
        .and_then(|extension| extension.to_str());
    folders.all(is_source_folder) && matches!(name, Some("rs" | "toml" | "wgsl"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::unbounded;
    use std::fs;
    use std::time::Instant;

    /// The packages that are reported within a moment.
    fn changed(watch: &mut SourceWatch) -> Vec<String> {
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
    fn sources_are_reported_and_build_output_is_not() {
        let folder = tempfile::Builder::new().prefix(".hidden").tempdir();
        let folder = folder.expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        for path in ["target/debug", ".playground/workspace", "model/src"] {
            fs::create_dir_all(root.join(path)).expect("a folder");
        }
        let packages = vec![
            ("race".to_owned(), root.clone()),
            ("model".to_owned(), root.join("model")),
        ];
        let mut watch = SourceWatch::start(packages, unbounded().0).expect("it is watched");
        let write = |path: &str| fs::write(root.join(path), "//!\n").expect("it can be written");
        write("target/debug/built.rs");
        write(".playground/workspace/Cargo.toml");
        write("notes.txt");
        write("model/src/lib.rs");
        assert_eq!(changed(&mut watch), ["model"]);
        write("Cargo.toml");
        assert_eq!(changed(&mut watch), ["race"]);
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
