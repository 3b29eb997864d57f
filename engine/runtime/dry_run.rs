//! The dry run of a reload in a child process: a module that aborts, overflows its stack or never
//! returns ends the child, and not the editor.

use super::Runtime;
use super::pools::instantiate;
use super::transaction::Transaction;
use crate::EngineError;
use crate::project::Host;
use playground_base::loader::in_place;
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, ComponentId, Handle, ModelInfo, ModelsExport, ModuleKind};
use playground_core_ecs::{FrameTime, World};
use playground_core_engine::ReloadOutcome;
use playground_modules_registry::{Candidate, Module, ModuleFile};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The longest a dry run may take.
const LIMIT: Duration = Duration::from_secs(4);

/// The exit code of a child whose dry run succeeded. Not 0: a module may end the process with 0
/// before the dry run is over.
pub const DRY_RUN_SUCCEEDED: u8 = 86;

/// Contracts of the core that a frame of the world needs.
const WORLD: &str = "playground-core-ecs::";

/// The input of a dry run: the modules that run now, the world they work on, and the candidates.
#[derive(Debug, Serialize, Deserialize)]
pub struct DryRunRequest {
    loaded: Vec<DryRunModule>,
    /// Libraries whose modules were unloaded while the world still has rows of their components.
    models: Vec<DryRunLibrary>,
    candidates: Vec<DryRunModule>,
    world: Vec<u8>,
    /// Index, elapsed seconds and length of the frame to run.
    frame: Option<(u64, f64, f32)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct DryRunModule {
    package: String,
    kind: ModuleKind,
    file: PathBuf,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct DryRunLibrary {
    crate_name: String,
    file: PathBuf,
}

impl DryRunRequest {
    /// The reload of `candidates` under the world of `runtime`.
    pub(super) fn of(
        runtime: &Runtime,
        candidates: &[Candidate],
        frame: Option<FrameTime>,
    ) -> Self {
        let module = |m: &Module| DryRunModule {
            package: m.package.clone(),
            kind: m.kind,
            file: m.staged.library.file().to_path_buf(),
        };
        let swapped = |package: &str| candidates.iter().any(|c| c.module.package == package);
        // The world and the game only: panels and renderers do not run in a frame of the world.
        let plays = |m: &Module| {
            let infos = m.view_models.iter().flat_map(|export| export.view_models);
            let is_of_the_world = |name: &str| name.starts_with(WORLD);
            let mut crates = m.models.iter().flat_map(|export| export.crates);
            m.kind == ModuleKind::Core
                || infos
                    .into_iter()
                    .any(|info| is_of_the_world(info.view_name))
                || crates.any(|models| !models.models.is_empty())
                || swapped(&m.package)
        };
        let loaded = runtime.modules.modules().filter(|m| plays(m));
        let world = &runtime.world;
        Self {
            loaded: loaded.map(module).collect(),
            models: libraries_left(runtime),
            candidates: candidates.iter().map(|c| module(&c.module)).collect(),
            world: runtime
                .views
                .worlds
                .call(|view| view.encode(world))
                .unwrap_or_default(),
            frame: frame.map(|f| (f.index, f.elapsed_s, f.delta_s)),
        }
    }

    /// Runs the dry run in a child process.
    ///
    /// # Errors
    /// The child's error message, or how it died.
    pub(super) fn run(&self, host: &Host) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("the dry run could not be started: {error}");
        let request = playground_base::postcard::to_stdvec(self).map_err(|e| e.to_string())?;
        let mut child = start_child(host).map_err(failed)?;
        let mut stdin = child.stdin.take().ok_or("the dry run has no input")?;
        let writer = std::thread::spawn(move || stdin.write_all(&request));
        let status = wait(&mut child).map_err(failed)?;
        let _the_child_may_have_died = writer.join();
        match status {
            Some(status) if status.code() == Some(i32::from(DRY_RUN_SUCCEEDED)) => Ok(()),
            Some(status) => Err(explain(status, child)),
            None => Err(format!(
                "in a dry run it did not come back within {} s: is there a loop without end?",
                LIMIT.as_secs()
            )),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the child process is this executable, to run a module where a crash costs nothing"
)]
fn start_child(host: &Host) -> std::io::Result<Child> {
    Command::new(&host.executable)
        .arg("--dry-run")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
}

/// Waits until the child ends; kills it at the limit.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > LIMIT {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// The child's error message, or how it died.
fn explain(status: ExitStatus, child: Child) -> String {
    let stderr = child
        .stderr
        .map(|err| std::io::read_to_string(err).unwrap_or_default());
    let stderr = stderr.unwrap_or_default();
    match status.code() {
        Some(1) if !stderr.is_empty() => stderr.trim().to_owned(),
        Some(_) => format!(
            "it ended the process of a dry run ({status}). {}",
            stderr.trim()
        ),
        None => format!("it ended a dry run with {status}. {}", stderr.trim()),
    }
}

/// The child's side: loads the running modules, decodes the world, and reloads the candidates.
///
/// # Errors
/// Why the reload would fail.
pub fn run_dry(request: &[u8]) -> Result<(), EngineError> {
    let refused = |reason: String| EngineError::Refused(reason);
    let request: DryRunRequest =
        playground_base::postcard::from_bytes(request).map_err(|e| refused(e.to_string()))?;
    let host = Host::of_this_process(None)?;
    let workers = ThreadPoolBuilder::new().num_threads(1).build();
    let workers = workers.map_err(|error| refused(error.to_string()))?;
    let registry = Handle::new(BindingRegistry::default());
    registry.panics().clone().install();
    let world = Handle::new(World::new(registry, Handle::new(workers)));
    let mut runtime = Runtime::new(host, world)?;
    load_files(&mut runtime, &request.loaded)?;
    register_left(&runtime, &request.models)?;
    if !request.world.is_empty() {
        let world = runtime.world.clone();
        runtime
            .views
            .worlds
            .call(|view| view.decode(&world, &request.world))??;
    }
    let files = request.candidates.iter().map(file_of).collect();
    let frame = request.frame.map(|(index, elapsed_s, delta_s)| FrameTime {
        index,
        elapsed_s,
        delta_s,
        is_dry_run: true,
    });
    let report = Transaction::new(&mut runtime, files, frame)
        .without_dry_run()
        .run();
    match report.outcome {
        ReloadOutcome::Failed { reason, .. } => Err(refused(reason)),
        _ => Ok(()),
    }
}

fn load_files(runtime: &mut Runtime, modules: &[DryRunModule]) -> Result<(), EngineError> {
    let mut candidates = Vec::new();
    for module in modules {
        candidates.push(runtime.modules.open_staged(&file_of(module))?);
    }
    let made = instantiate(runtime, &candidates, &[])?;
    runtime.modules.commit(candidates, made)?;
    Ok(())
}

/// Libraries of pools whose components no loaded module declares: rows stay when a component or a
/// plugin is removed.
fn libraries_left(runtime: &Runtime) -> Vec<DryRunLibrary> {
    let exports = runtime.modules.modules().flat_map(|m| &m.models);
    let crates = exports.flat_map(|export| export.crates);
    let declared: BTreeSet<&str> = crates
        .flat_map(|c| c.models.iter().map(|model| model.description.name))
        .collect();
    let world_data = runtime.world.data.read();
    let mut libraries = Vec::new();
    for pool in &world_data.pools {
        let library = DryRunLibrary {
            crate_name: pool.library().crate_name().to_owned(),
            file: pool.library().file().to_path_buf(),
        };
        if !declared.contains(pool.description().name) && !libraries.contains(&library) {
            libraries.push(library);
        }
    }
    libraries
}

/// Registers the components that only such libraries declare.
fn register_left(runtime: &Runtime, libraries: &[DryRunLibrary]) -> Result<(), EngineError> {
    let (world, components) = (&runtime.world, &runtime.views.components);
    for DryRunLibrary { crate_name, file } in libraries {
        let library = in_place(file, crate_name)?.library;
        let export: Option<ModelsExport> = library.table()?;
        let crates = export.iter().flat_map(|export| export.crates);
        let unknown: Vec<ModelInfo> = {
            let world_data = world.data.read();
            let is_unknown = |model: &&ModelInfo| {
                let id = ComponentId(model.model_type);
                world_data.pool(id).is_none()
            };
            let models = crates.flat_map(|c| c.models);
            models.filter(is_unknown).copied().collect()
        };
        components.call(|view| view.register(world, &unknown, &library))??;
    }
    Ok(())
}

fn file_of(module: &DryRunModule) -> ModuleFile {
    ModuleFile {
        package: module.package.clone(),
        kind: module.kind,
        built: module.file.clone(),
    }
}
