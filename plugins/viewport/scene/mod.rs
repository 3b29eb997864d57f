//! Reads the world.

mod bounds;
mod game_camera;
mod keys;
mod read;

pub use bounds::bounds;
pub use game_camera::{game_camera, shows_something};
pub use keys::Keys;
pub use read::{Marker, MarkerKind, Scene, read};
