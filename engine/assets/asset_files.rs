//! [`AssetFiles`]: the assets of the open project, followed on disk.

use super::Importers;
use super::folder_watch::FolderWatch;
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_base::{Handle, tracing};
use playground_core_assets::{AssetKind, AssetScan, Assets, BoundAssetsView};
use playground_core_engine::{Problem, Severity};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The assets of the open project. A thread looks at the files when the project is opened, and again when
/// something changes on disk.
pub struct AssetFiles {
    view: BoundAssetsView,
    importers: Importers,
    waker: Sender<()>,
    project: Option<PathBuf>,
    /// Whether files beside the assets may be written.
    may_write: bool,
    /// The kinds of files that modules imported at the last look.
    imported: Vec<(String, AssetKind)>,
    /// The importers when modules were swapped last.
    generations: Vec<(&'static str, usize)>,
    /// What was found last.
    assets: Option<Handle<Assets>>,
    /// What changed since the last look; `None` when nothing did.
    changed: Option<Vec<PathBuf>>,
    /// The look that is going on.
    scanning: Option<Receiver<Result<Handle<Assets>, String>>>,
    watch: Option<FolderWatch>,
    /// Why changes on disk are not seen.
    watch_error: Option<Problem>,
    /// Why the files were not looked at.
    error: Option<Problem>,
    /// What is wrong with files.
    problems: Vec<Problem>,
}

impl AssetFiles {
    /// No assets. `waker` wakes the event loop when something was found.
    pub const fn new(view: BoundAssetsView, importers: Importers, waker: Sender<()>) -> Self {
        Self {
            view,
            importers,
            waker,
            project: None,
            may_write: false,
            imported: Vec::new(),
            generations: Vec::new(),
            assets: None,
            changed: None,
            scanning: None,
            watch: None,
            watch_error: None,
            error: None,
            problems: Vec::new(),
        }
    }

    /// Forgets all assets: the project was closed.
    pub fn close(&mut self) {
        let (view, importers) = (self.view.clone(), self.importers.clone());
        *self = Self::new(view, importers, self.waker.clone());
    }

    /// Switches to the assets of this project. They are looked for with the next [`poll`](Self::poll).
    pub fn open(&mut self, project: &Path) {
        self.close();
        match FolderWatch::start(project, Assets::FOLDER, self.waker.clone()) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => {
                let text = format!("assets do not follow changes on disk: {error}");
                self.watch_error = Some(problem(text, project.join(Assets::FOLDER)));
            }
        }
        self.project = Some(project.to_path_buf());
        self.generations = self.importers.generations();
        self.look_again();
    }

    /// Whether files beside the assets may be written: this process edits the project, and no other.
    pub fn allow_writing(&mut self, may_write: bool) {
        if may_write && !self.may_write && self.assets.is_some() {
            self.look_again();
        }
        self.may_write = may_write;
    }

    /// Looks at the files again with the next [`poll`](Self::poll).
    pub fn look_again(&mut self) {
        if self.project.is_some() {
            self.changed.get_or_insert_default();
        }
    }

    /// Modules were swapped. True when importers are others: what they read is to be read again.
    pub fn follow_importers(&mut self) -> bool {
        let generations = self.importers.generations();
        let are_others = self.generations != generations;
        self.generations = generations;
        if self.importers.kinds() != self.imported {
            self.look_again();
        }
        are_others
    }

    /// The assets; `None` until they were looked for.
    pub const fn assets(&self) -> Option<&Handle<Assets>> {
        self.assets.as_ref()
    }

    /// True while files are looked at, or will be.
    pub const fn is_looking(&self) -> bool {
        self.changed.is_some() || self.scanning.is_some()
    }

    /// What is wrong with files.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let errors = self.error.iter().chain(&self.watch_error);
        self.problems.iter().chain(errors)
    }

    /// Time until [`poll`](Self::poll) should be called even if the waker does not fire.
    pub fn due(&self) -> Option<Duration> {
        if self.changed.is_some() && self.scanning.is_none() {
            return Some(Duration::ZERO);
        }
        self.watch.as_ref()?.due()
    }

    /// Takes what was found, and looks again where something changed. True when there are other assets.
    pub fn poll(&mut self) -> bool {
        let changed = self.watch.as_mut().map(FolderWatch::poll);
        if let Some(changed) = changed.filter(|changed| !changed.is_empty()) {
            self.changed.get_or_insert_default().extend(changed);
        }
        let found = self.scanning.as_ref().map(Receiver::try_recv);
        let is_other = match found {
            Some(Ok(found)) => {
                self.scanning = None;
                self.take(found)
            }
            Some(Err(error)) if error.is_disconnected() => {
                self.scanning = None;
                false
            }
            _ => false,
        };
        if self.scanning.is_none()
            && let Some(changed) = self.changed.take()
        {
            self.start(changed);
        }
        is_other
    }

    fn take(&mut self, found: Result<Handle<Assets>, String>) -> bool {
        let folder = self
            .project
            .clone()
            .unwrap_or_default()
            .join(Assets::FOLDER);
        match found {
            Ok(found) => {
                let problems = found.problems.iter();
                let problems = problems
                    .map(|(path, why)| problem(format!("{path}: {why}"), folder.join(path)));
                self.problems = problems.collect();
                self.error = None;
                let is_other = self.assets.as_ref() != Some(&found);
                self.assets = Some(found);
                is_other
            }
            Err(why) => {
                let text = format!("the assets are not known: {why}");
                self.error = Some(problem(text, folder));
                false
            }
        }
    }

    /// Looks at the files on a thread of its own: it reads those that are new.
    fn start(&mut self, changed: Vec<PathBuf>) {
        let Some(project) = self.project.clone() else {
            return;
        };
        self.imported = self.importers.kinds();
        let scan = AssetScan {
            project,
            known: self.assets.clone(),
            changed,
            imported: self.imported.clone(),
            may_write: self.may_write,
        };
        let (view, waker, (sender, receiver)) = (self.view.clone(), self.waker.clone(), bounded(1));
        let thread = std::thread::Builder::new().name("assets".into());
        let started = thread.spawn(move || {
            let found = view.call(|view| view.scan(&scan));
            let _closed = sender.send(found.map_err(|error| error.to_string()));
            let _woken_already = waker.try_send(());
        });
        match started {
            Ok(_) => self.scanning = Some(receiver),
            Err(error) => tracing::error!("assets cannot be looked for: {error}"),
        }
    }
}

fn problem(message: String, file: PathBuf) -> Problem {
    Problem {
        severity: Severity::Warning,
        source: "assets".into(),
        message,
        file: Some(file),
        ..Problem::default()
    }
}

impl Importers {
    /// The kinds of files that plugins import.
    fn kinds(&self) -> Vec<(String, AssetKind)> {
        let kind_of = |end: &str| match AssetKind::of(&format!(".{end}")) {
            AssetKind::Other => AssetKind::Picture,
            known => known,
        };
        let ends = self.extensions().into_iter();
        ends.map(|end| (end.to_owned(), kind_of(end))).collect()
    }
}
