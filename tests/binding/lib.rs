//! A contract and its implementation in a library of their own, loaded as the engine loads a
//! module: tests and measurements of bindings call across a real border between libraries.
#![forbid(unsafe_code)]

mod counters;
mod view;
mod viewmodel;

pub use counters::Counters;
pub use view::*;
pub use viewmodel::Counter;

playground_base::export!();
