//! The command language.
//!
//! Which commands there are says the table of `core/ui`. Here stands how arguments of each kind are
//! written (`viewmodel/arguments.rs`, `viewmodel/line_writer.rs`).
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::ConsoleLanguage;

playground_base::export!();
