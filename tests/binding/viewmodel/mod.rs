//! The implementation.

mod counter;

pub use counter::Counter;
