//! The command language.
//!
//! `viewmodel/commands.rs` has one row a command: its name, its arguments, what it does, and the
//! function that reads the arguments. A new command is one row there.
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::ConsoleLanguage;

playground_base::export!();
