//! [`WorkerModule`]: a module that the worker loads.

use playground_base::ModuleKind;
use playground_modules_registry::{Module, ModuleFile};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The core that declares the contract of importers, that contract, and those of the core that a world needs.
const ASSETS: &str = "playground-core-assets";
const IMPORTER: &str = "playground-core-assets::ImporterView";
const WORLD: &str = "playground-core-ecs::";

/// A module that the worker loads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerModule {
    /// Its package.
    pub package: String,
    /// Its kind.
    pub kind: ModuleKind,
    /// Its library, as this process has it.
    pub file: PathBuf,
    /// The hash of the library.
    pub fingerprint: u64,
    /// The names of its importers.
    pub importers: Vec<String>,
}

impl WorkerModule {
    /// Those of the loaded modules that import, and the core with their contract. Where one of them has
    /// components or systems as well, what these need comes before.
    pub fn all<'a>(modules: impl Iterator<Item = &'a Module>) -> Vec<Self> {
        let modules: Vec<&Module> = modules.collect();
        let needs_world = modules
            .iter()
            .any(|module| imports(module) && !only_imports(module));
        let is_needed = |module: &&&Module| {
            module.package == ASSETS || imports(module) || needs_world && is_of_world(module)
        };
        modules
            .iter()
            .filter(is_needed)
            .map(|of| Self::of(of))
            .collect()
    }

    fn of(module: &Module) -> Self {
        let exports = module
            .view_models
            .iter()
            .flat_map(|export| export.view_models);
        let importers = exports.filter(|info| info.view_name == IMPORTER);
        Self {
            package: module.package.clone(),
            kind: module.kind,
            file: module.staged.library.file().to_path_buf(),
            fingerprint: module.staged.fingerprint,
            importers: importers.map(|info| info.name.to_owned()).collect(),
        }
    }

    /// Its library, for the registry of the worker.
    pub fn module_file(&self) -> ModuleFile {
        ModuleFile {
            package: self.package.clone(),
            kind: self.kind,
            built: self.file.clone(),
        }
    }
}

fn imports(module: &Module) -> bool {
    let mut infos = module
        .view_models
        .iter()
        .flat_map(|export| export.view_models);
    infos.any(|info| info.view_name == IMPORTER)
}

fn only_imports(module: &Module) -> bool {
    let mut infos = module
        .view_models
        .iter()
        .flat_map(|export| export.view_models);
    let mut crates = module.models.iter().flat_map(|export| export.crates);
    infos.all(|info| info.view_name == IMPORTER) && crates.all(|of| of.models.is_empty())
}

fn is_of_world(module: &Module) -> bool {
    let mut infos = module
        .view_models
        .iter()
        .flat_map(|export| export.view_models);
    let mut crates = module.models.iter().flat_map(|export| export.crates);
    module.kind == ModuleKind::Core
        || infos.any(|info| info.view_name.starts_with(WORLD))
        || crates.any(|of| !of.models.is_empty())
}
