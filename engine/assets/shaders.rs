//! [`Shaders`]: WGSL sources that were edited.

use super::folder_watch::FolderWatch;
use playground_base::crossbeam::channel::Sender;
use playground_core_engine::{Problem, Severity};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder of the editor's shaders, relative to its workspace.
const FOLDER: &str = "shaders";

/// The WGSL sources of the `shaders` folder that were edited since the start. All others are built
/// into the renderers.
pub struct Shaders {
    folder: PathBuf,
    watch: Option<FolderWatch>,
    edited: BTreeMap<String, LoadedShader>,
    problems: BTreeMap<String, Problem>,
    revision: u64,
}

/// A shader source that was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedShader {
    /// The name of its file.
    pub name: String,
    /// The WGSL source text.
    pub wgsl: String,
    /// Changes with each edit.
    pub version: u64,
}

impl Shaders {
    /// Watches the `shaders` folder of the editor's workspace; `waker` wakes the event loop when
    /// something changes in it. If the folder cannot be watched, edits are not noticed.
    pub fn watch(workspace: &Path, waker: Sender<()>) -> Self {
        Self {
            watch: FolderWatch::start(workspace, FOLDER, waker).ok(),
            folder: workspace.join(FOLDER),
            edited: BTreeMap::new(),
            problems: BTreeMap::new(),
            revision: 0,
        }
    }

    /// The edited shaders, sorted by name.
    pub fn edited(&self) -> impl Iterator<Item = &LoadedShader> {
        self.edited.values()
    }

    /// Reads changed files. True when a source or a problem changed.
    pub fn poll(&mut self) -> bool {
        let changed = self.watch.as_mut().map(FolderWatch::poll);
        let mut happened = false;
        for path in changed.unwrap_or_default() {
            let name = path.to_str().filter(|name| name.ends_with(".wgsl"));
            let Some(name) = name else {
                continue;
            };
            happened |= match std::fs::read_to_string(self.folder.join(&path)) {
                Ok(wgsl) => self.take(name, wgsl),
                // The last source stays in use; a file that is gone has no problem.
                Err(_) => self.problems.remove(name).is_some(),
            };
        }
        happened
    }

    fn take(&mut self, name: &str, wgsl: String) -> bool {
        let before = self.edited.get(name);
        if before.is_some_and(|before| before.wgsl == wgsl) {
            return false;
        }
        self.revision += 1;
        let shader = LoadedShader {
            name: name.to_owned(),
            wgsl,
            version: self.revision,
        };
        self.edited.insert(name.to_owned(), shader);
        true
    }

    /// Time until [`poll`](Self::poll) should be called even if the waker does not fire.
    pub fn due(&self) -> Option<Duration> {
        self.watch.as_ref()?.due()
    }

    /// Increases whenever a source changes.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// A renderer accepted the source: its problem is removed.
    pub fn taken(&mut self, name: &str) {
        self.problems.remove(name);
    }

    /// A renderer refused the source. The file that the problem names may be another one than the
    /// edited one: it is looked for in the folder of the shaders.
    pub fn refuse(&mut self, name: &str, problem: Problem) {
        let in_folder = |file: PathBuf| file.file_name().map(|file| self.folder.join(file));
        let problem = Problem {
            file: problem.file.and_then(in_folder),
            ..problem
        };
        self.add(name, problem);
    }

    /// The renderer could not be called, so the source was not compiled.
    pub fn fail(&mut self, name: &str, why: String) {
        let problem = Problem {
            file: Some(self.folder.join(name)),
            message: why,
            ..Problem::default()
        };
        self.add(name, problem);
    }

    fn add(&mut self, name: &str, problem: Problem) {
        let problem = Problem {
            severity: Severity::Error,
            source: "shaders".into(),
            ..problem
        };
        self.problems.insert(name.to_owned(), problem);
    }

    /// The edited shaders that a renderer refused.
    pub fn refused(&self) -> impl Iterator<Item = &LoadedShader> {
        let refused = self.problems.keys();
        refused.filter_map(|name| self.edited.get(name))
    }

    /// The problems of sources that do not compile.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        self.problems.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::bounded;
    use std::time::Instant;

    #[test]
    fn edited_shader_is_reported_once_and_its_problem_until_it_compiles() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let sources = root.join(FOLDER);
        std::fs::create_dir(&sources).expect("a folder");
        let mut shaders = Shaders::watch(&root, bounded(1).0);
        let file = sources.join("sky.wgsl");
        let write = |text: &str| std::fs::write(&file, text).expect("it can be");
        let wait = |shaders: &mut Shaders| {
            let start = Instant::now();
            while !shaders.poll() && start.elapsed() < Duration::from_secs(5) {
                std::thread::sleep(Duration::from_millis(5));
            }
            let edited = shaders.edited();
            edited.map(|of| of.wgsl.clone()).collect::<Vec<_>>()
        };
        assert_eq!(shaders.edited().count(), 0);
        write("one");
        std::fs::write(sources.join("notes.txt"), "no shader").expect("it can be written");
        assert_eq!(wait(&mut shaders), ["one"]);
        let error = Problem {
            file: Some("shaders/mesh.wgsl".into()),
            line: 3,
            column: 7,
            message: "expected `;`".into(),
            ..Problem::default()
        };
        shaders.refuse("sky.wgsl", error.clone());
        let problem = shaders.problems().next().cloned().unwrap_or_default();
        assert_eq!((problem.line, problem.column), (3, 7));
        assert_eq!(problem.file, Some(sources.join("mesh.wgsl")));
        assert_eq!(shaders.refused().count(), 1);
        write("two");
        assert_eq!(wait(&mut shaders), ["two"]);
        shaders.taken("sky.wgsl");
        assert_eq!(shaders.problems().count(), 0);
        shaders.refuse("sky.wgsl", error);
        std::fs::remove_file(&file).expect("it is there");
        assert_eq!(wait(&mut shaders), ["two"], "the last one stays in use");
        assert_eq!(shaders.problems().count(), 0, "of a file that is gone");
    }
}
