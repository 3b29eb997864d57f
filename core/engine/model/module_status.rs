//! [`ModuleStatus`]: one row of the modules panel.

use playground_base::ModuleKind;
use std::path::PathBuf;

/// One contract of one module: what implements it, and whether it can be reloaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModuleStatus {
    /// The package.
    pub package: String,
    /// Core, system or plugin.
    pub kind: ModuleKind,
    /// The contract, `crate::Trait`.
    pub view: String,
    /// The implementation, `crate::Type`; empty when nothing is bound.
    pub view_model: String,
    /// Version of the contract.
    pub api_version: u32,
    /// Version of the state's format.
    pub state_version: u32,
    /// Counts the builds that were loaded, from 1.
    pub generation: u32,
    /// The loaded library.
    pub file: PathBuf,
    /// Size of the library in bytes.
    pub size_bytes: u64,
    /// Time it took to load, in milliseconds.
    pub load_ms: f32,
    /// The implementation's source file and line.
    pub source: Option<(PathBuf, u32)>,
    /// Error message; empty when there is none.
    pub error: String,
    /// True when it can be built and swapped while the world runs.
    pub reloadable: bool,
    /// True when it belongs to the project, not to the editor.
    pub of_project: bool,
}
