//! What happens around a frame: input into the world, the world into a draw list.

mod extract;
mod input;
mod keys;

pub use extract::{ViewOptions, extract};
pub use keys::FrameKeys;
