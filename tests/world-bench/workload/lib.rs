//! The workloads ([`sizes`], [`orders`], [`forest`]), and their interface to an engine ([`Side`]).
//! Knows no engine.
#![forbid(unsafe_code)]

mod forest;
mod orders;
mod side;
pub mod sizes;

pub use forest::Forest;
pub use orders::shuffled;
pub use side::Side;
