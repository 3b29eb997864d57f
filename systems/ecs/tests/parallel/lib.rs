//! A game plugin for tests and measurements: systems that share enough for order to matter.
#![forbid(unsafe_code)]

mod chance;
mod meets;
mod random;
mod swaps;
mod waits;
mod words;

pub use chance::Chance;
pub use meets::Meets;
pub use swaps::Swaps;
pub use waits::Waits;
pub use words::{WordA, WordB, WordC, WordD, WordE};

playground_base::export!();
