//! The contract of drawings.

mod draw;

pub use draw::{BoundAllDrawView, DrawView, DrawViewFragments};
