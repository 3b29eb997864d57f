//! Writes input and the size of the picture into the world, and extracts a draw list from it.

mod drawers;
mod extract;
mod input;
mod keys;
mod screen;
mod sprites;

pub use extract::{Extraction, ViewOptions};
pub(crate) use input::StageInputs;
pub use keys::FrameKeys;
pub use screen::GamePicture;
pub use sprites::SpriteList;
