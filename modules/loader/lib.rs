//! Opens libraries and reads the tables and typed faces that they export.
//!
//! Architecture invariant: the project's one `unsafe` block is [`exported`], in this crate.
//! Whatever a module hands out as a type of its own (a typed pool key, the face of a ViewModel) is
//! a function exported under a symbol that the macros name. Reading that symbol at the type that
//! the macro wrote it with is the downcast, so nobody needs `Any`, and nobody else `unsafe`.
//!
//! Architecture invariant: a library that was opened stays mapped until the process ends. Vtables,
//! `&'static str`s, call sites of tracing and egui's type map may point into it for ever.
#![deny(unsafe_code)]

mod compiler;
mod fingerprint;
mod library;
mod stage;

pub use compiler::compiler_of;
pub use fingerprint::fingerprint;
pub use library::{Library, Table};
pub use stage::{StagedLibrary, in_place, stage};
