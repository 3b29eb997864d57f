//! Mistakes that somebody who writes a game makes, and what the compiler says about each.
//!
//! Each is a file under `programs/` and an entry of a table in `table/`. It replaces one file of a
//! small project (`fixture/`: a model crate and a plugin), which is compiled as cargo would do it. An
//! entry says where the first error points, what the output holds, and how many errors there are: a
//! message stands at the tokens that are wrong, says what to do, and should come alone.
//!
//! What only loading a module can find is not here: the tests of the scheduler and of the resolver
//! hold those messages.
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "what the compiler says is asked of the compiler itself"
)]

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
