//! The child's side of a dry run: loads the running modules, decodes the world, reloads the
//! candidates, and plays.

use super::answer::Answer;
use super::rehearsal::Rehearsal;
use super::request::{DryRunLibrary, DryRunModule};
use super::{DryRunRequest, Progress, Rehearsed};
use crate::EngineError;
use crate::project::Host;
use crate::runtime::transaction::Transaction;
use crate::runtime::{Runtime, put_back, restore_states};
use playground_base::loader::in_place;
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, ComponentId, Handle, ModelInfo, ModelsExport};
use playground_core_ecs::{FrameTime, World};
use playground_core_engine::ReloadOutcome;
use std::collections::BTreeSet;
use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

/// Reads a request from the socket at standard input, carries it out, and answers through the
/// socket. Nothing is written to standard output: it belongs to the modules.
///
/// # Errors
/// When there is no request.
pub fn run_dry() -> Result<(), EngineError> {
    let no_request = |error: String| {
        EngineError::Refused(format!("`--dry-run` is for the editor alone: {error}"))
    };
    let parent = std::io::stdin().as_fd().try_clone_to_owned();
    let mut parent = UnixStream::from(parent.map_err(|e| no_request(e.to_string()))?);
    let mut request = Vec::new();
    let read = parent.read_to_end(&mut request);
    read.map_err(|error| no_request(error.to_string()))?;
    let request: DryRunRequest = playground_base::postcard::from_bytes(&request)
        .map_err(|error| no_request(error.to_string()))?;
    let nonce = request.nonce;
    let found = carry_out(&request, Progress::to(clone(&parent)?, nonce));
    let done = found.map_err(|error| error.to_string());
    Progress::to(parent, nonce).send(Answer::Done(done));
    Ok(())
}

fn clone(parent: &UnixStream) -> Result<UnixStream, EngineError> {
    let cloned = parent.try_clone();
    cloned.map_err(|error| EngineError::Refused(error.to_string()))
}

fn carry_out(request: &DryRunRequest, progress: Progress) -> Result<Rehearsed, EngineError> {
    let refused = |reason: String| EngineError::Refused(reason);
    let host = Host::of_this_process(None)?;
    let workers = ThreadPoolBuilder::new().num_threads(1).build();
    let workers = workers.map_err(|error| refused(error.to_string()))?;
    let registry = Handle::new(BindingRegistry::default());
    registry.panics().clone().install();
    let world = Handle::new(World::new(registry, Handle::new(workers)));
    let mut runtime = Runtime::new(host, world)?;
    progress.follow_systems();
    runtime.progress = progress;
    load_files(&mut runtime, &request.loaded)?;
    register_left(&runtime, &request.models)?;
    runtime.progress.step("while the world was taken over");
    if !request.world.is_empty() {
        let world = runtime.world.clone();
        runtime
            .views
            .worlds
            .call(|view| view.decode(&world, &request.world))??;
    }
    let step = "while the state of its modules was taken over";
    runtime.progress.step(step);
    let registry = &runtime.world.registry;
    // What is refused here is refused by modules that run already.
    restore_states(
        registry.panics(),
        &registry.implementations(),
        &request.states,
    );
    let files = request.candidates.iter().map(DryRunModule::module_file);
    let files: Vec<_> = files.collect();
    let before: BTreeSet<&str> = runtime.declared().into_keys().collect();
    let reloaded = Transaction::new(&mut runtime, files.clone(), None)
        .in_child()
        .run();
    if let ReloadOutcome::Failed { reason, .. } = &reloaded.report.outcome {
        return Err(refused(reason.clone()));
    }
    let is_new = |name: &str| !before.contains(name) || reloaded.refilled.contains(name);
    put_back(&runtime, &request.kept, &runtime.readers(is_new))?;
    let found = Rehearsed::of(reloaded);
    let frame = request.frame.map(|(index, elapsed_s, delta_s)| FrameTime {
        index,
        elapsed_s,
        delta_s,
        is_dry_run: true,
    });
    let played = Rehearsal::new(&runtime, &files).play(frame)?;
    Ok(Rehearsed { played, ..found })
}

fn load_files(runtime: &mut Runtime, modules: &[DryRunModule]) -> Result<(), EngineError> {
    let files: Vec<_> = modules.iter().map(DryRunModule::module_file).collect();
    runtime.load_staged(&files)
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
