//! [`Module`]: one loaded module.

use playground_base::loader::StagedLibrary;
use playground_base::{ModelsExport, ModuleKind, ViewExport, ViewModelExport};

/// One loaded module.
#[derive(Clone, Debug)]
pub struct Module {
    /// The package it is built from.
    pub package: String,
    /// Its kind.
    pub kind: ModuleKind,
    /// The library.
    pub staged: StagedLibrary,
    /// Counts the builds that were loaded, from 1.
    pub generation: u32,
    /// Time it took to open and read, in milliseconds.
    pub load_ms: f32,
    /// Its contracts.
    pub views: Option<ViewExport>,
    /// Its components.
    pub models: Option<ModelsExport>,
    /// Its implementations.
    pub view_models: Option<ViewModelExport>,
}

impl Module {
    /// The version of each crate whose components it carries.
    pub fn model_versions(&self) -> Vec<(&'static str, u32)> {
        let crates = self.models.iter().flat_map(|export| export.crates);
        crates.map(|c| (c.crate_name, c.version)).collect()
    }
}
