//! Opens libraries and reads the tables and typed casts that they export.
//!
//! Architecture invariant: the project's one `unsafe` block is [`exported`], in this crate. Every
//! conversion to a module's own type (a typed pool key, the cast of a ViewModel) is a function
//! exported under a symbol that the macros name. Reading that symbol with the type that the macro
//! wrote is the cast, so no code needs `Any`, and no other code `unsafe`.
//!
//! Architecture invariant: a library that was opened stays mapped until the process ends. Vtables,
//! `&'static str`s, call sites of tracing and egui's type map may point into it at any time.
#![deny(unsafe_code)]

mod compiler;
mod fingerprint;
mod library;
mod stage;

pub use compiler::compiler_of;
pub use fingerprint::fingerprint;
pub use library::{Library, Table};
pub use stage::{StagedLibrary, in_place, stage};
