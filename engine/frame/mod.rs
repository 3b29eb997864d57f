//! What happens around a frame: input into the world, the world into a draw list.

mod drawers;
mod extract;
mod input;
mod keys;
mod sprites;

pub use extract::{Extraction, ViewOptions};
pub(crate) use input::InputFolds;
pub use keys::FrameKeys;
pub use sprites::SpriteList;
