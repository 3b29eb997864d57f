//! The command language.
//!
//! The table of `core/ui` declares the commands. This crate defines how arguments of each kind are
//! written (`viewmodel/arguments.rs`, `viewmodel/line_writer.rs`).
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::ConsoleLanguage;

playground_base::export!();
