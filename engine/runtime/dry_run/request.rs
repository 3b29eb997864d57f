//! [`DryRunRequest`]: the input of a dry run.

use crate::EngineError;
use crate::runtime::{KeptRow, Runtime, SavedState, save_states};
use playground_base::{Implementation, ModuleKind, fastrand};
use playground_core_ecs::FrameTime;
use playground_modules_registry::{Module, ModuleFile, StagedModule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Contracts of the core that a frame of the world needs.
const WORLD: &str = "playground-core-ecs::";

/// The input of a dry run: the modules that run now, the world they work on, and the candidates.
#[derive(Debug, Serialize, Deserialize)]
pub struct DryRunRequest {
    /// Chosen by chance; an answer without it is none.
    pub(super) nonce: u64,
    pub(super) loaded: Vec<DryRunModule>,
    /// Libraries whose modules were unloaded while the world still has rows of their components.
    pub(super) models: Vec<DryRunLibrary>,
    pub(super) candidates: Vec<DryRunModule>,
    pub(super) world: Vec<u8>,
    /// What the loaded modules saved, by name of the ViewModel.
    pub(super) states: Vec<SavedState>,
    /// Rows outside of the world: they come back with their component.
    pub(in crate::runtime) kept: Vec<KeptRow>,
    /// Index, elapsed seconds and length of the frame to run; `None` while the scene is being
    /// edited.
    pub(super) frame: Option<(u64, f64, f32)>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DryRunModule {
    pub(super) package: String,
    pub(super) kind: ModuleKind,
    pub(super) file: PathBuf,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct DryRunLibrary {
    pub(super) crate_name: String,
    pub(super) file: PathBuf,
}

impl DryRunRequest {
    /// The reload of `candidates`, libraries that were staged, under the world of `runtime`.
    ///
    /// # Errors
    /// When the world cannot be passed on.
    pub(in crate::runtime) fn of(
        runtime: &Runtime,
        candidates: &[StagedModule],
        frame: Option<FrameTime>,
    ) -> Result<Self, EngineError> {
        let swapped = |package: &str| candidates.iter().any(|c| c.package == package);
        let loaded = runtime.modules.modules();
        let loaded: Vec<&Module> = loaded.filter(|m| plays(m) || swapped(&m.package)).collect();
        let crates: Vec<&str> = loaded
            .iter()
            .map(|m| m.staged.library.crate_name())
            .collect();
        let is_loaded = |i: &Implementation| crates.contains(&i.library.crate_name());
        let world = &runtime.world;
        let worlds = &runtime.views.worlds;
        Ok(Self {
            nonce: fastrand::u64(..),
            models: libraries_left(runtime),
            candidates: candidates.iter().map(module_of).collect(),
            // Before the first core is loaded there is no world to pass on.
            world: if worlds.is_bound() {
                worlds.call(|view| view.encode(world))?
            } else {
                Vec::new()
            },
            kept: Vec::new(),
            states: save_states(&world.registry, is_loaded).saved,
            loaded: loaded.into_iter().map(loaded_of).collect(),
            frame: frame.map(|f| (f.index, f.elapsed_s, f.delta_s)),
        })
    }
}

/// True for modules of the world and the game: panels and renderers do not run in a frame of the
/// world.
fn plays(module: &Module) -> bool {
    let infos = module.view_models.iter().flat_map(|e| e.view_models);
    let mut crates = module.models.iter().flat_map(|export| export.crates);
    module.kind == ModuleKind::Core
        || infos
            .into_iter()
            .any(|info| info.view_name.starts_with(WORLD))
        || crates.any(|models| !models.models.is_empty())
}

fn loaded_of(module: &Module) -> DryRunModule {
    DryRunModule {
        package: module.package.clone(),
        kind: module.kind,
        file: module.staged.library.file().to_path_buf(),
    }
}

fn module_of(staged: &StagedModule) -> DryRunModule {
    DryRunModule {
        package: staged.package.clone(),
        kind: staged.kind,
        file: staged.library.library.file().to_path_buf(),
    }
}

impl DryRunModule {
    /// Its library, which is staged.
    pub(super) fn module_file(&self) -> ModuleFile {
        ModuleFile {
            package: self.package.clone(),
            kind: self.kind,
            built: self.file.clone(),
        }
    }
}

/// Libraries of pools whose components no loaded module declares: they may have rows in a
/// snapshot, and other modules may hold keys of them.
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
