//! [`SourceWatch`]: reports when sources change.

use super::source_files::{is_source, is_source_folder, watch_package};
use crate::EngineError;
use crate::build::{BuildResult, Inputs};
use crate::file_watch::FileWatch;
use playground_base::crossbeam::channel::Sender;
use playground_base::notify::{Event, RecommendedWatcher, Watcher};
use playground_core_engine::{Problem, Severity};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Watches the source folders of packages, and the files elsewhere that the compiler read.
pub struct SourceWatch<W: Watcher = RecommendedWatcher> {
    files: FileWatch<W>,
    packages: Vec<(String, PathBuf)>,
    /// What the compiler read and no source folder shows: files of any name, in any folder.
    inputs: Inputs,
    /// Folders that are watched because of `inputs`.
    folders: BTreeSet<PathBuf>,
    changed: BTreeSet<String>,
    /// Packages that had changed when the build began that runs now.
    in_build: BTreeSet<String>,
    /// Files that were written since that build began, each with its package; `None` while none
    /// runs.
    meanwhile: Option<Vec<(PathBuf, String)>>,
    /// Why changes are noticed late.
    problem: Option<Problem>,
}

impl<W: Watcher> SourceWatch<W> {
    /// Watches these packages, each with its folder. Folders inside another one's count to the
    /// innermost. `waker` wakes the event loop when something happens.
    pub fn start(packages: Vec<(String, PathBuf)>, waker: Sender<()>) -> Result<Self, EngineError> {
        let failed = |folder: &Path, error: playground_base::notify::Error| EngineError::File {
            file: folder.to_path_buf(),
            reason: format!("its sources cannot be watched: {error}"),
        };
        let files = FileWatch::start(waker, None);
        let mut files = files.map_err(|error| failed(Path::new("sources"), error))?;
        for (_, folder) in &packages {
            watch_package(&mut files, folder).map_err(|error| failed(folder, error))?;
        }
        Ok(Self {
            problem: files.polls_because().map(polling),
            files,
            packages,
            inputs: Inputs::new(),
            folders: BTreeSet::new(),
            changed: BTreeSet::new(),
            in_build: BTreeSet::new(),
            meanwhile: None,
        })
    }

    /// Watches what the compiler read, instead of what it read before.
    pub fn follow(&mut self, inputs: &Inputs) {
        let elsewhere = inputs.iter().filter(|(file, _)| !self.is_shown(file));
        self.inputs = elsewhere
            .map(|(file, package)| (file.clone(), package.clone()))
            .collect();
        for file in self.inputs.keys() {
            let Some(folder) = file
                .parent()
                .filter(|folder| !self.folders.contains(*folder))
            else {
                continue;
            };
            match self.files.add(folder) {
                Ok(()) => drop(self.folders.insert(folder.to_path_buf())),
                Err(error) => {
                    tracing::warn!("{}: changes are not noticed: {error}", file.display())
                }
            }
        }
    }

    /// Packages changed before the watch began.
    pub fn add_changed(&mut self, packages: BTreeSet<String>) {
        if !packages.is_empty() {
            self.changed.extend(packages);
            self.files.restart_quiet();
        }
    }

    /// Goes on where another watch ends: what changed, and what is being built.
    pub fn take_over(&mut self, mut before: Self) {
        self.changed.append(before.seen_now());
        self.in_build.append(&mut before.in_build);
        self.meanwhile = before.meanwhile.take();
    }

    /// Packages whose sources changed, once they have been quiet for a moment.
    pub fn poll(&mut self) -> Option<Vec<String>> {
        self.seen();
        let is_quiet = self.files.take_quiet();
        is_quiet.then(|| self.changed.iter().cloned().collect())
    }

    /// Packages whose sources changed, as far as is known now.
    pub fn seen(&mut self) -> &BTreeSet<String> {
        self.seen_now()
    }

    fn seen_now(&mut self) -> &mut BTreeSet<String> {
        for event in self.files.take_events() {
            self.take(&event);
        }
        if self.problem.is_none() {
            self.problem = self.files.polls_because().map(polling);
        }
        &mut self.changed
    }

    /// Time until [`poll`](Self::poll) may have something to report; `None` when nothing changed.
    pub fn due(&self) -> Option<Duration> {
        self.files.due()
    }

    /// Why changes are noticed late, if they are.
    pub const fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Packages that were built and are not used: the next build is about them again. They are not
    /// reported, because the user knows.
    pub fn keep_changed(&mut self, packages: &[String]) {
        self.changed.extend(packages.iter().cloned());
    }

    /// A build begins of everything that changed, or only of `package`: files that change from now
    /// on are not in it.
    pub fn begin_build(&mut self, package: Option<&str>) {
        let is_in = |name: &String| package.is_none_or(|package| name == package);
        let changed: Vec<String> = self.seen_now().extract_if(.., is_in).collect();
        self.in_build.extend(changed);
        self.meanwhile = Some(Vec::new());
    }

    /// The build ended. After a failure everything that it was about has still changed. Returns what
    /// has changed now. A file that was written while it ran counts when its content changed: a
    /// build script may write the same sources in every build.
    pub fn end_build(&mut self, result: &BuildResult) -> &BTreeSet<String> {
        self.seen_now();
        let written = self.meanwhile.take().into_iter().flatten();
        let changed = written.filter(|(file, _)| !result.has_built(file));
        self.changed.extend(changed.map(|(_, package)| package));
        if !self.changed.is_empty() {
            // `poll` reports them again.
            self.files.restart_quiet();
        }
        let in_build = std::mem::take(&mut self.in_build);
        if result.success {
            self.follow(&result.inputs);
        } else {
            self.changed.extend(in_build);
        }
        &self.changed
    }

    fn take(&mut self, event: &Event) {
        let overflow = event.need_rescan();
        if event.kind.is_create() {
            event.paths.iter().for_each(|path| self.watch_new(path));
        }
        let owned = |path: &PathBuf| Some((path.clone(), self.package_of(path)?));
        let mut files: Vec<(PathBuf, String)> = event.paths.iter().filter_map(owned).collect();
        if overflow {
            // Events were lost: anything may have changed.
            files = self
                .packages
                .iter()
                .map(|(name, folder)| (folder.clone(), name.clone()))
                .collect();
        }
        if files.is_empty() {
            return;
        }
        match &mut self.meanwhile {
            Some(meanwhile) => meanwhile.extend(files),
            None => self
                .changed
                .extend(files.into_iter().map(|(_, package)| package)),
        }
        self.files.restart_quiet();
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

    /// The package that contains the source file, or was built from it.
    fn package_of(&self, file: &Path) -> Option<String> {
        if let Some(package) = self.inputs.get(file) {
            return Some(package.clone());
        }
        let (name, relative) = self.around(file)?;
        is_source(relative).then(|| name.to_owned())
    }

    /// True for a file that a source folder shows.
    fn is_shown(&self, file: &Path) -> bool {
        self.around(file)
            .is_some_and(|(_, relative)| is_source(relative))
    }

    /// The innermost package around a file, and the path from there.
    fn around<'a>(&'a self, file: &'a Path) -> Option<(&'a str, &'a Path)> {
        let inside = self
            .packages
            .iter()
            .filter_map(|(name, folder)| Some((name.as_str(), file.strip_prefix(folder).ok()?)));
        inside.min_by_key(|(_, relative)| relative.components().count())
    }
}

/// Reports that the system watches nothing more.
fn polling(reason: &str) -> Problem {
    Problem {
        severity: Severity::Warning,
        source: "project".into(),
        message: format!(
            "the system does not report changes of sources ({reason}): they are looked at once a \
             second; to have them noticed at once, close programs that watch many files, or raise \
             the limit with `sudo sysctl fs.inotify.max_user_watches=1048576`, and open the project \
             again"
        ),
        ..Problem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::unbounded;
    use playground_base::loader::fingerprint;
    use std::fs;
    use std::time::Instant;

    /// The packages that are reported within a moment.
    fn changed(watch: &mut SourceWatch) -> Vec<String> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if let Some(packages) = watch.poll() {
                watch.begin_build(None);
                watch.end_build(&built(true));
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
        let started = SourceWatch::start(packages, unbounded().0);
        let mut watch: SourceWatch = started.expect("it is watched");
        let write = |path: &str| fs::write(root.join(path), "//!\n").expect("it can be written");
        write("target/debug/built.rs");
        write(".playground/workspace/Cargo.toml");
        write("notes.txt");
        write("model/src/lib.rs");
        assert_eq!(changed(&mut watch), ["model"]);
        write("Cargo.toml");
        assert_eq!(changed(&mut watch), ["race"]);
        fs::create_dir(root.join("src")).expect("a folder");
        // The folder is watched once its event was taken. What changes is reported after a pause, so there
        // is one after each try.
        let mut tries = (0..5).map(|_| {
            write("src/main.rs");
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(1) {
                if let Some(packages) = watch.poll() {
                    return Some(packages);
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            None
        });
        let packages = tries.find_map(|packages| packages);
        assert_eq!(packages, Some(vec!["race".to_owned()]));
    }

    /// A watched package `race` in a folder without a dot in front.
    fn race() -> (tempfile::TempDir, PathBuf, SourceWatch) {
        let folder = tempfile::Builder::new().prefix("race").tempdir();
        let folder = folder.expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        fs::create_dir(root.join("race")).expect("a folder");
        let packages = vec![("race".to_owned(), root.join("race"))];
        let watch = SourceWatch::start(packages, unbounded().0);
        (folder, root, watch.expect("it is watched"))
    }

    fn built(success: bool) -> BuildResult {
        BuildResult {
            success,
            ..BuildResult::default()
        }
    }

    /// Waits until a write of the file is seen.
    fn write(watch: &mut SourceWatch, file: &Path) {
        let start = Instant::now();
        while watch.due().is_some() {
            watch.poll();
        }
        while watch.seen().is_empty() && watch.due().is_none() {
            fs::write(file, "").expect("it can be written");
            assert!(
                start.elapsed() < Duration::from_secs(5),
                "{}",
                file.display()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn change_during_a_build_is_reported_after_it() {
        let (_folder, root, mut watch) = race();
        let file = root.join("race/lib.rs");
        write(&mut watch, &file);
        assert_eq!(changed(&mut watch), ["race"], "it is built now");
        for is_built in [true, false] {
            watch.begin_build(None);
            write(&mut watch, &file);
            assert!(watch.end_build(&built(is_built)).contains("race"));
            assert_eq!(changed(&mut watch), ["race"], "built: {is_built}");
        }
        assert_eq!(watch.due(), None, "nothing changed since");
    }

    #[test]
    fn file_that_a_build_writes_as_it_was_has_not_changed() {
        let (_folder, root, mut watch) = race();
        let file = root.join("race/made.rs");
        fs::write(&file, "").expect("a file");
        let as_it_was = fingerprint(&file).expect("it is there");
        for is_changed in [false, true] {
            watch.begin_build(None);
            write(&mut watch, &file);
            let result = BuildResult {
                begun: [(file.clone(), as_it_was + u64::from(is_changed))].into(),
                ..built(true)
            };
            assert_eq!(watch.end_build(&result).contains("race"), is_changed);
        }
    }

    #[test]
    fn change_before_a_failed_build_has_still_to_be_built() {
        let (_folder, root, mut watch) = race();
        write(&mut watch, &root.join("race/lib.rs"));
        assert!(changed_in_build(&mut watch, None, true).is_empty());
        write(&mut watch, &root.join("race/lib.rs"));
        let race: BTreeSet<String> = ["race".to_owned()].into();
        assert_eq!(changed_in_build(&mut watch, None, false), race);
        assert_eq!(watch.due(), None, "it is not built again by itself");
        assert_eq!(changed_in_build(&mut watch, Some("other"), true), race);
        assert!(changed_in_build(&mut watch, Some("race"), true).is_empty());
    }

    /// What is left to build after a build in which no file changes.
    fn changed_in_build(
        watch: &mut SourceWatch,
        package: Option<&str>,
        is_built: bool,
    ) -> BTreeSet<String> {
        while watch.due().is_some() {
            watch.poll();
        }
        watch.begin_build(package);
        watch.end_build(&built(is_built)).clone()
    }

    #[test]
    fn files_that_the_compiler_read_are_watched_wherever_they_are() {
        let (_folder, root, mut watch) = race();
        for folder in ["shared", "race/.data"] {
            fs::create_dir(root.join(folder)).expect("a folder");
        }
        for file in [
            "shared/levels.txt",
            "race/.data/names.txt",
            "race/table.csv",
        ] {
            let file = root.join(file);
            fs::write(&file, "").expect("a file");
            watch.follow(&[(file.clone(), "race-plugin".to_owned())].into());
            write(&mut watch, &file);
            assert_eq!(changed(&mut watch), ["race-plugin"], "{}", file.display());
        }
    }
}
