//! The worker's side: loads the modules that import, and imports what it is sent.

use super::import_file::import_file;
use super::imported_file::ImportedFile;
use super::job::{ImportJob, WorkerAnswer};
use super::wire::{receive, send};
use super::worker_module::WorkerModule;
use crate::EngineError;
use crate::assets::Importers;
use crate::project::Host;
use crate::runtime::Runtime;
use playground_base::crossbeam::channel::bounded;
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, Handle};
use playground_core_assets::ImportProgress;
use playground_core_ecs::World;
use rustix::process::{
    Resource, Rlimit, Signal, getpid, getppid, getrlimit, kill_process, setrlimit,
};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// The most bytes of what the editor sends.
const MOST_BYTES: u64 = 16 << 20;

/// How much of what importers tell waits to be sent.
const MOST_TOLD: usize = 16;

/// What the worker is started with.
#[derive(Debug, Serialize, Deserialize)]
pub struct WorkerStart {
    /// The modules that it loads, in order.
    pub modules: Vec<WorkerModule>,
    /// It ends when nothing came for this time.
    pub idle: Duration,
}

/// Imports what the editor sends through the socket at standard input, until it is gone or sends nothing
/// for a while. Nothing is written to standard output: it belongs to the modules.
///
/// # Errors
/// When nobody sends anything, or the modules cannot be loaded.
pub fn run_import_worker() -> Result<(), EngineError> {
    let refused = |error: std::io::Error| {
        EngineError::Refused(format!(
            "`--import-worker` is for the editor alone: {error}"
        ))
    };
    end_with_editor();
    let editor = std::io::stdin().as_fd().try_clone_to_owned();
    let mut editor = UnixStream::from(editor.map_err(refused)?);
    let (nonce, start): (u64, WorkerStart) =
        receive(&mut editor, None, MOST_BYTES).map_err(refused)?;
    let answer = |answer: &WorkerAnswer| send(&mut &editor, nonce, answer).map_err(refused);
    let step = |package: &str| WorkerAnswer::Step(format!("while {package} was opened"));
    let runtime = load(&start.modules, |package| answer(&step(package)))?;
    let importers = Importers::new(runtime.views.importers.clone());
    answer(&WorkerAnswer::Ready)?;
    let limited = editor.set_read_timeout(Some(start.idle));
    limited.map_err(refused)?;
    loop {
        let received: std::io::Result<(u64, ImportJob)> =
            receive(&mut &editor, Some(nonce), MOST_BYTES);
        let job = match received {
            Ok((_, job)) => job,
            Err(error) => {
                let is_over = matches!(
                    error.kind(),
                    ErrorKind::UnexpectedEof | ErrorKind::WouldBlock | ErrorKind::TimedOut
                );
                return if is_over { Ok(()) } else { Err(refused(error)) };
            }
        };
        limit_memory(job.most_bytes);
        let name = importers.names(&job.path).first().copied();
        let by = name.map_or_else(String::new, |name| format!("in {name}"));
        answer(&WorkerAnswer::Step(by))?;
        let imported = import_telling(&job, &importers, |told| answer(&told));
        answer(&WorkerAnswer::Done(imported))?;
    }
}

/// Imports a file, and sends how far that is.
fn import_telling(
    job: &ImportJob,
    importers: &Importers,
    send: impl Fn(WorkerAnswer) -> Result<(), EngineError> + Send,
) -> Result<ImportedFile, String> {
    let (to, told) = bounded(MOST_TOLD);
    let progress = ImportProgress::new(to);
    std::thread::scope(|scope| {
        // Another thread: what is told waits for nothing.
        scope.spawn(move || {
            for (share, now) in told {
                if send(WorkerAnswer::Progress(share, now)).is_err() {
                    return;
                }
            }
        });
        let imported = import_file(job, Some(importers), &progress);
        // Ends the thread, so that the result comes after all of it.
        drop(progress);
        imported
    })
}

/// This process is killed when the editor has ended, whatever it does then. The system's own signal for
/// that comes when the *thread* of the editor ends that started it, which is too early.
fn end_with_editor() {
    let editor = getppid();
    let watch = move || {
        while getppid() == editor {
            std::thread::sleep(Duration::from_millis(300));
        }
        let _ends_here = kill_process(getpid(), Signal::KILL);
    };
    let thread = std::thread::Builder::new().name("editor watch".into());
    if let Err(error) = thread.spawn(watch) {
        tracing::warn!("this process may outlive the editor: {error}");
    }
}

/// A process that takes more memory than this ends. What it took for files before is free again, or
/// nearly so.
fn limit_memory(bytes: u64) {
    let before = getrlimit(Resource::As);
    let most = before.maximum.map_or(bytes, |most| most.min(bytes));
    let limited = setrlimit(
        Resource::As,
        Rlimit {
            current: Some(most),
            maximum: before.maximum,
        },
    );
    if let Err(error) = limited {
        tracing::warn!("the memory of imports is not limited: {error}");
    }
}

fn load(
    modules: &[WorkerModule],
    mut begin: impl FnMut(&str) -> Result<(), EngineError>,
) -> Result<Runtime, EngineError> {
    let refused = |reason: String| EngineError::Refused(reason);
    let host = Host::of_this_process(None)?;
    let workers = ThreadPoolBuilder::new().num_threads(1).build();
    let workers = workers.map_err(|error| refused(error.to_string()))?;
    let registry = Handle::new(BindingRegistry::default());
    registry.panics().clone().install();
    let world = Handle::new(World::new(registry, Handle::new(workers)));
    let mut runtime = Runtime::new(host, world)?;
    for module in modules {
        begin(&module.package)?;
    }
    let files: Vec<_> = modules.iter().map(WorkerModule::module_file).collect();
    runtime.load_staged(&files)?;
    Ok(runtime)
}
