//! [`Shaders`]: WGSL sources that were edited.

use super::folder_watch::FolderWatch;
use playground_base::crossbeam::channel::Sender;
use playground_core_ui::{Problem, Severity};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The WGSL sources of the `shaders` folder that were edited since the start. The renderers have the
/// others built in.
pub struct Shaders {
    folder: PathBuf,
    watch: Option<FolderWatch>,
    edited: BTreeMap<String, LoadedShader>,
    problems: BTreeMap<String, Problem>,
    revision: u64,
}

/// One that was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedShader {
    /// The name of its file.
    pub name: String,
    /// Its source.
    pub wgsl: String,
    /// Another number for each edit.
    pub version: u64,
}

impl Shaders {
    /// Watches the folder, if it is there; `bell` is rung when something happens in it.
    pub fn watch(folder: &Path, bell: Sender<()>) -> Self {
        Self {
            watch: FolderWatch::start(folder, bell).ok(),
            folder: folder.to_path_buf(),
            edited: BTreeMap::new(),
            problems: BTreeMap::new(),
            revision: 0,
        }
    }

    /// Those that were edited, by name.
    pub fn edited(&self) -> impl Iterator<Item = &LoadedShader> {
        self.edited.values()
    }

    /// Takes in what changed. True when something did.
    pub fn poll(&mut self) -> bool {
        let changed = self.watch.as_mut().map(FolderWatch::poll);
        let mut happened = false;
        for way in changed.unwrap_or_default() {
            // One that is gone again has nothing to tell, and the last one stays in use.
            let wgsl = std::fs::read_to_string(self.folder.join(&way));
            let name = way.to_str().filter(|name| name.ends_with(".wgsl"));
            if let (Ok(wgsl), Some(name)) = (wgsl, name) {
                happened |= self.take(name, wgsl);
            }
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

    /// When [`poll`](Self::poll) should be called next though nothing rings.
    pub fn due(&self) -> Option<Duration> {
        self.watch.as_ref()?.due()
    }

    /// Changes when a source does.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// A renderer took the source, or refused it for this reason, at this line and column.
    pub fn told(&mut self, name: &str, refused: Option<(String, u32, u32)>) {
        self.problems.remove(name);
        if let Some((message, line, column)) = refused {
            let problem = Problem {
                severity: Severity::Error,
                source: "shaders".into(),
                message,
                file: Some(self.folder.join(name)),
                line,
                column,
                ..Problem::default()
            };
            self.problems.insert(name.to_owned(), problem);
        }
    }

    /// Sources that do not compile.
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
    fn an_edited_shader_is_told_once_and_its_mistake_until_it_is_mended() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let mut shaders = Shaders::watch(&root, bounded(1).0);
        let write = |text: &str| std::fs::write(root.join("sky.wgsl"), text).expect("it can be");
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
        std::fs::write(root.join("notes.txt"), "no shader").expect("it can be written");
        assert_eq!(wait(&mut shaders), ["one"]);
        shaders.told("sky.wgsl", Some(("expected `;`".into(), 3, 7)));
        let problem = shaders.problems().next().cloned().unwrap_or_default();
        assert_eq!((problem.line, problem.column), (3, 7));
        assert_eq!(problem.file, Some(root.join("sky.wgsl")));
        write("two");
        assert_eq!(wait(&mut shaders), ["two"]);
        shaders.told("sky.wgsl", None);
        assert_eq!(shaders.problems().count(), 0);
    }
}
