//! The loaded modules with their generations, and the swap of a group of them.
//!
//! A swap is prepared beside the running modules ([`ModuleRegistry::stage`],
//! [`ModuleRegistry::open`], [`ModuleRegistry::instantiate`]), then committed at once ([`ModuleRegistry::commit`]), and can
//! be rolled back ([`ModuleRegistry::roll_back`]) until the new generation has run a good frame.
//!
//! Architecture invariant: nothing here builds, and nothing here knows the world. The caller passes
//! a [`Context`](playground_base::Context) with the component pools.
#![forbid(unsafe_code)]

mod candidate;
mod gate;
mod module;
mod module_registry;
mod sweep;
mod whole_file;

pub use candidate::{Candidate, ModuleFile, StagedModule};
pub use gate::SharedLibraries;
pub use module::Module;
pub use module_registry::{LoadedBuild, ModuleRegistry, Swapped};
pub use sweep::sweep;
