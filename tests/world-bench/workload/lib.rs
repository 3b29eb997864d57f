//! What every engine does in a workload ([`sizes`], [`orders`], [`forest`]), and how it is asked to
//! ([`Side`]). Knows no engine.
#![forbid(unsafe_code)]

mod forest;
mod orders;
mod side;
pub mod sizes;

pub use forest::Forest;
pub use orders::shuffled;
pub use side::Side;
