//! [`Imports`]: imports files of the project.

use super::cache::ImportCache;
use super::checked::checked;
use super::import_file::{import_file, root_of};
use super::import_limits::ImportLimits;
use super::imported_file::ImportedFile;
use super::job::{ImportAs, ImportJob};
use super::running::RunningImports;
use super::worker_module::WorkerModule;
use super::worker_process::WorkerProgram;
use super::workers::{NotImported, Workers};
use crate::assets::Importers;
use crate::content_hash;
use playground_base::crossbeam::channel::Sender;
use playground_base::parking_lot::RwLock;
use playground_base::{Handle, tracing};
use playground_core_assets::{ImportProgress, ImportSettings, Imported};
use std::path::{Path, PathBuf};
use std::time::{Instant, UNIX_EPOCH};

/// A file to import.
#[derive(Clone, Debug)]
pub struct ImportRequest<'a> {
    /// Where it is.
    pub file: &'a Path,
    /// Its path below the assets folder.
    pub path: &'a str,
    /// What it is to become.
    pub import_as: ImportAs,
    /// What was chosen about how it is imported.
    pub settings: &'a ImportSettings,
}

/// Why a file was not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// In words for the user.
    Why(String),
    /// The user stopped it.
    Cancelled,
    /// Nobody wants it any more.
    Unwanted,
}

/// Imports files of the project: from the cache, or in a worker. Its clones are the same.
#[derive(Clone)]
pub struct Imports {
    shared: Handle<Shared>,
}

struct Shared {
    /// `None` without plugins.
    importers: Option<Importers>,
    /// `None` in a process that cannot start itself again, such as a test: files are imported in it.
    workers: Option<Workers>,
    limits: ImportLimits,
    /// `None` while no project is open.
    cache: RwLock<Option<Handle<ImportCache>>>,
    modules: RwLock<Vec<WorkerModule>>,
    /// Tells the decoders of this executable from those of another one.
    decoders: String,
    running: RunningImports,
}

impl Imports {
    /// Imports in this process, which a bad file can end.
    pub fn in_this_process(importers: Option<Importers>) -> Self {
        let running = RunningImports::default();
        Self::new(importers, (None, ImportLimits::default()), running)
    }

    /// Imports in processes of this executable. `waker` wakes the event loop when one tells how far it is.
    pub fn in_workers(importers: Importers, executable: PathBuf, waker: Sender<()>) -> Self {
        let limits = ImportLimits::of_environment();
        let program = WorkerProgram {
            executable,
            arguments: vec!["--import-worker".to_owned()],
        };
        let workers = Workers::new(program, limits);
        let running = RunningImports::new(waker);
        Self::new(Some(importers), (Some(workers), limits), running)
    }

    fn new(
        importers: Option<Importers>,
        (workers, limits): (Option<Workers>, ImportLimits),
        running: RunningImports,
    ) -> Self {
        Self {
            shared: Handle::new(Shared {
                importers,
                workers,
                limits,
                cache: RwLock::default(),
                modules: RwLock::default(),
                decoders: own_version(),
                running,
            }),
        }
    }

    /// The importers of plugins.
    pub fn importers(&self) -> Option<&Importers> {
        self.shared.importers.as_ref()
    }

    /// The imports that are going on.
    pub fn running(&self) -> &RunningImports {
        &self.shared.running
    }

    /// Keeps what is imported beside this project from now on.
    pub fn open(&self, project: &Path) {
        let cache = ImportCache::of(project, self.shared.limits.cache_bytes);
        *self.shared.cache.write() = Some(Handle::new(cache));
    }

    /// No project is open.
    pub fn close(&self) {
        *self.shared.cache.write() = None;
    }

    /// These modules import from now on.
    pub fn follow(&self, modules: Vec<WorkerModule>) {
        if let Some(workers) = &self.shared.workers {
            workers.follow(&modules);
        }
        *self.shared.modules.write() = modules;
    }

    /// Takes leave of workers that ended by themselves.
    pub fn reap(&self) {
        if let Some(workers) = &self.shared.workers {
            workers.reap();
        }
    }

    /// Imports a file. It may take as long as the file is large: call it on a thread.
    ///
    /// # Errors
    /// Why it is not imported. It is unwanted when `is_wanted` says so.
    pub fn import(
        &self,
        request: &ImportRequest<'_>,
        is_wanted: impl Fn() -> bool,
    ) -> Result<Imported, ImportRefusal> {
        let start = Instant::now();
        let recipe = self.recipe(request);
        let cache = self.shared.cache.read().clone();
        let kept = cache.as_ref().zip(recipe.as_ref());
        let found = kept.and_then(|(cache, recipe)| self.find(cache, request, recipe));
        if let Some(imported) = found {
            tracing::debug!("{} is in the cache ({:.0?})", request.path, start.elapsed());
            return Ok(imported);
        }
        let share = u64::from(request.import_as.share());
        let most_bytes = self.shared.limits.memory_for(request.file);
        let job = ImportJob {
            file: request.file.to_path_buf(),
            path: request.path.to_owned(),
            import_as: request.import_as,
            settings: request.settings.clone(),
            most_bytes: most_bytes.saturating_mul(share),
        };
        let running = self.shared.running.begin(request.path, is_wanted);
        let file = match &self.shared.workers {
            Some(workers) => workers.import(&job, &running),
            None => import_file(&job, self.importers(), &ImportProgress::default())
                .map_err(NotImported::Why),
        };
        let file = file.map_err(|error| match error {
            NotImported::Why(why) => ImportRefusal::Why(why),
            NotImported::Cancelled if running.is_cancelled() => ImportRefusal::Cancelled,
            NotImported::Cancelled => ImportRefusal::Unwanted,
        })?;
        let made = |why| ImportRefusal::Why(format!("its importer made {why}"));
        let imported = decoded(&file).map_err(made)?;
        // Where modules were swapped meanwhile, the recipe is another one.
        if let Some((cache, recipe)) = kept
            && self.recipe(request).as_ref() == Some(recipe)
        {
            cache.put(request.path, recipe, &file);
        }
        tracing::debug!("{} was imported in {:.0?}", request.path, start.elapsed());
        Ok(imported)
    }

    fn find(
        &self,
        cache: &ImportCache,
        request: &ImportRequest<'_>,
        recipe: &str,
    ) -> Option<Imported> {
        let root = root_of(request.file, request.path);
        let hash = |file: &Path| std::fs::read(file).ok().map(|bytes| content_hash(&bytes));
        let content = hash(request.file)?;
        let found = cache.get((content, request.path, recipe), |path| {
            hash(&root.join(path))
        })?;
        decoded(&found).ok()
    }

    /// By what a file is imported, and how. `None` where it is not known which build of a module imports.
    fn recipe(&self, request: &ImportRequest<'_>) -> Option<String> {
        let names = self.importers().map(|all| all.names(request.path));
        let by = match names.unwrap_or_default().first() {
            None => self.shared.decoders.clone(),
            Some(name) => {
                let modules = self.shared.modules.read();
                let has = |module: &&WorkerModule| module.importers.iter().any(|of| of == name);
                let module = modules.iter().find(has)?;
                format!(
                    "{name} {:016x} {}",
                    module.fingerprint, self.shared.decoders
                )
            }
        };
        let (import_as, settings) = (request.import_as, request.settings);
        Some(format!("{by} {import_as:?} {:?}", settings.values))
    }
}

/// What was imported, checked again: it comes from another process, or from a file.
fn decoded(file: &ImportedFile) -> Result<Imported, String> {
    file.decode().and_then(checked)
}

/// Tells this executable from another one: what it decodes by itself, and the settings that it carries out.
fn own_version() -> String {
    let of = std::env::current_exe().and_then(|file| file.metadata());
    let of = of.and_then(|of| Ok((of.len(), of.modified()?)));
    let (bytes, written) = of.unwrap_or((0, UNIX_EPOCH));
    let written = written.duration_since(UNIX_EPOCH).unwrap_or_default();
    format!(
        "{} {bytes} {}",
        env!("CARGO_PKG_VERSION"),
        written.as_nanos()
    )
}
