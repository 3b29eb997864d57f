//! Mistakes of game developers, and the compiler's messages about them.
//!
//! Each is a file under `programs/` and an entry of a table in `table/`. It replaces one file of a
//! small project (`fixture/`: a model crate and a plugin), which is compiled as cargo would do it.
//! An entry has the location of the first error, texts of the output, and the number of errors: a
//! message should be at the wrong tokens, say what to do, and be the only one.
//!
//! Mistakes that are found only when a module is loaded are not here: the tests of the scheduler
//! and of the resolver check those messages.
#![forbid(unsafe_code)]
#![expect(clippy::disallowed_methods, reason = "the tests run the compiler")]

mod artifacts;
mod check;
mod compiler;
mod mistake;
mod output;
mod project;
pub mod table;

pub use check::check_all;
pub use compiler::Compiler;
pub use mistake::{Mistake, Part};
