//! [`ModuleError`]: everything that can go wrong with a module.

use crate::{ModelType, ViewId};
use std::path::PathBuf;

/// An error of a module. The message says what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ModuleError {
    /// The library could not be opened, or a symbol is not in it.
    #[error("cannot load {}: {reason}", .file.display())]
    Load {
        /// The library.
        file: PathBuf,
        /// The dynamic linker's text.
        reason: String,
    },
    /// A table was found, but it belongs to a dependency of the library.
    #[error("{} exports no {symbol} of its own (found the one of {found}): write `export!();` in the lib.rs of {expected}", .file.display())]
    ForeignTable {
        /// The library.
        file: PathBuf,
        /// The requested symbol.
        symbol: &'static str,
        /// The crate that should export it.
        expected: String,
        /// The crate whose table the dynamic linker found.
        found: String,
    },
    /// The module was built against another version of the contract.
    #[error(
        "{module} was built for version {found:08x} of {view}, the running contract is {expected:08x}: rebuild it, or restart if the contract itself changed"
    )]
    ApiVersion {
        /// The module.
        module: String,
        /// The contract.
        view: String,
        /// The version of the running contract.
        expected: u32,
        /// The version the module was built against.
        found: u32,
    },
    /// The state was saved by a build with another data layout.
    #[error(
        "the saved state of {module} has format {found:08x}, this build reads {expected:08x}: the state is not applied"
    )]
    StateVersion {
        /// The module.
        module: String,
        /// The version this build reads.
        expected: u32,
        /// The version found in the data.
        found: u32,
    },
    /// Saved state that does not decode.
    #[error("the state of {module} does not decode: {reason}")]
    State {
        /// The module.
        module: String,
        /// The decoder's text.
        reason: String,
    },
    /// Built with another compiler, profile, or against other shared libraries.
    #[error("{module} was built by {found}, this editor by {expected}: {remedy}")]
    Build {
        /// The module.
        module: String,
        /// This process's build.
        expected: String,
        /// The module's build.
        found: String,
        /// What to do.
        remedy: String,
    },
    /// A contract that is not registered.
    #[error(
        "no contract has the id {view:016x}: is the core that declares it in the project's Cargo.toml?"
    )]
    UnknownView {
        /// The requested id.
        view: ViewId,
    },
    /// A pool that does not exist.
    #[error(
        "{view} has no pool for models of type {model_type:016x} yet: the registry's `get_pool` makes it"
    )]
    UnknownPool {
        /// The contract.
        view: String,
        /// The requested type.
        model_type: ModelType,
    },
    /// Nothing implements the contract.
    #[error("no module implements {view}: declare a system for it in the project's Cargo.toml")]
    Unbound {
        /// The contract.
        view: String,
    },
    /// A call into the module panicked.
    #[error("{module} panicked: {message}")]
    Panicked {
        /// The module or contract that was called.
        module: String,
        /// Text and source location of the panic.
        message: String,
    },
    /// A component that is not registered.
    #[error("no component is named {name}: is its module declared and loaded?")]
    UnknownComponent {
        /// The component's stable name.
        name: String,
    },
    /// Two systems, or two borrows of one system, need the same column.
    #[error("{component} is borrowed elsewhere: declare the access in the system's query")]
    Borrowed {
        /// The component's stable name.
        component: String,
    },
    /// An error that the module itself reports.
    #[error("{module}: {message}")]
    Failed {
        /// The module.
        module: String,
        /// Its message.
        message: String,
    },
}
