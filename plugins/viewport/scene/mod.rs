//! Reads the world.

mod bounds;
mod keys;
mod read;

pub use bounds::bounds;
pub use keys::Keys;
pub use read::{Marker, MarkerKind, Scene, read};
