//! Reads the world.

mod bounds;
mod game_camera;
mod in_rect;
mod keys;
mod read;

pub use bounds::bounds;
pub use game_camera::{camera_of, game_camera, place_of, shows_something};
pub use in_rect::entities_in;
pub use keys::Keys;
pub use read::{Marker, MarkerKind, Scene, read};
