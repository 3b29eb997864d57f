//! The contract.

mod counter;

pub use counter::{BoundCounterView, CounterView};
