//! The tables that a module exports: PLAYGROUND_VIEW, PLAYGROUND_MODELS and PLAYGROUND_VIEWMODEL.
//! All of them are immutable data that the `export!` macro writes.

use crate::{BorrowToken, Context, ErasedPool};
use playground_core_types::Handle;
use playground_modules_loader::{Library, Table};
use playground_modules_types::{
    ComponentDescription, FragmentId, ModelType, ModuleError, ViewId, ViewModelTrait, ViewTrait,
};

/// The type of PLAYGROUND_VIEW: the contracts of a core crate.
#[derive(Clone, Copy, Debug)]
pub struct ViewExport {
    /// The exporting crate.
    pub crate_name: &'static str,
    /// Its contracts.
    pub views: &'static [ViewInfo],
}

/// One contract.
#[derive(Clone, Copy, Debug)]
pub struct ViewInfo {
    /// Its id.
    pub view: ViewId,
    /// `crate::Trait`.
    pub name: &'static str,
    /// Hash of the token stream of its `view/` folder.
    pub api_version: u32,
    /// True when it may have many implementers.
    pub fragments: bool,
}

impl PartialEq for ViewInfo {
    fn eq(&self, other: &Self) -> bool {
        (self.view, self.api_version) == (other.view, other.api_version)
    }
}

/// A contract as an object, for the registry.
#[derive(Clone, Copy, Debug)]
pub struct View(pub ViewInfo);

impl ViewTrait for View {
    fn view_id(&self) -> ViewId {
        self.0.view
    }
    fn api_version(&self) -> u32 {
        self.0.api_version
    }
}

/// The type of PLAYGROUND_MODELS: the component types of a core or model crate.
#[derive(Clone, Copy, Debug)]
pub struct ModelsExport {
    /// The exporting crate.
    pub crate_name: &'static str,
    /// The crates whose components this library exports: itself and the model crates linked into
    /// it.
    pub crates: &'static [&'static ModelCrate],
}

/// What a table lists.
///
/// It keeps the bytes of two empty tables of a crate apart. The compiler places equal constants
/// once: a reference to one would become a reference to the exported symbol of the other, which the
/// dynamic linker answers with the symbol of that name in another library of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Component types.
    Models,
    /// Implementations.
    ViewModels,
}

/// The component types of one crate. Two builds with equal versions have equal layouts: the
/// compiler and the shared libraries are the same, and so are the tokens of the sources.
#[derive(Clone, Copy, Debug)]
pub struct ModelCrate {
    /// [`TableKind::Models`].
    pub kind: TableKind,
    /// The crate that declares them.
    pub crate_name: &'static str,
    /// Hash of the token stream of its model.
    pub version: u32,
    /// The types.
    pub models: &'static [ModelInfo],
}

/// One component type.
#[derive(Clone, Copy, Debug)]
pub struct ModelInfo {
    /// Hash of its stable name.
    pub model_type: ModelType,
    /// Its fields.
    pub description: &'static ComponentDescription,
    /// Size of one row in bytes.
    pub size_bytes: usize,
    /// Makes an empty pool; the number is the pool's index in the world.
    pub new_pool: fn(&BorrowToken, u32, &Library) -> ErasedPool,
}

/// The type of PLAYGROUND_VIEWMODEL: the implementations of a system or plugin crate.
#[derive(Clone, Copy, Debug)]
pub struct ViewModelExport {
    /// [`TableKind::ViewModels`].
    pub kind: TableKind,
    /// The exporting crate.
    pub crate_name: &'static str,
    /// Hash of the token stream of the model its state is made of.
    pub state_version: u32,
    /// Its implementations.
    pub view_models: &'static [ViewModelInfo],
}

/// One implementation.
#[derive(Clone, Copy, Debug)]
pub struct ViewModelInfo {
    /// The implemented contract.
    pub view: ViewId,
    /// The contract's name, for messages.
    pub view_name: &'static str,
    /// Its id among the contract's implementers; 0 for the only one.
    pub fragment: FragmentId,
    /// `crate::Type`.
    pub name: &'static str,
    /// Version of the contract it was built against.
    pub api_version: u32,
    /// The symbol whose function turns the instance into the contract's trait object.
    pub cast: &'static str,
    /// Source file of the implementation.
    pub file: &'static str,
    /// Its line.
    pub line: u32,
    /// Makes the instance.
    pub create: fn(&Context) -> Result<Handle<dyn ViewModelTrait>, ModuleError>,
}

impl Table for ViewExport {
    const SYMBOL: &'static str = "PLAYGROUND_VIEW";
    fn crate_name(&self) -> &'static str {
        self.crate_name
    }
}

impl Table for ModelsExport {
    const SYMBOL: &'static str = "PLAYGROUND_MODELS";
    fn crate_name(&self) -> &'static str {
        self.crate_name
    }
}

impl Table for ViewModelExport {
    const SYMBOL: &'static str = "PLAYGROUND_VIEWMODEL";
    fn crate_name(&self) -> &'static str {
        self.crate_name
    }
}

/// A type that `#[view_model]` was put on.
pub trait ExportedViewModel {
    /// Its row in PLAYGROUND_VIEWMODEL.
    const INFO: ViewModelInfo;
    /// The state format version of the core whose contract it implements.
    const STATE: u32;
}

/// The state format version of a module: the version of the core whose contracts it implements, or
/// a mix of the versions when there are several cores.
pub const fn state_version(cores: &[u32]) -> u32 {
    let mut version = 0_u32;
    let mut at = 0;
    while at < cores.len() {
        // The same core again adds nothing: most modules implement one contract several times.
        if !contains(cores, at) {
            version = version.rotate_left(5) ^ cores[at];
        }
        at += 1;
    }
    version
}

const fn contains(cores: &[u32], before: usize) -> bool {
    let mut at = 0;
    while at < before {
        if cores[at] == cores[before] {
            return true;
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_cores_do_not_change_the_state_version() {
        assert_eq!(state_version(&[7]), 7);
        assert_eq!(state_version(&[7, 7, 7]), 7);
        assert_ne!(state_version(&[7, 8]), state_version(&[7]));
        assert_ne!(state_version(&[7, 8]), state_version(&[7, 9]));
    }
}
