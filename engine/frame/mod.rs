//! Writes input and the size of the picture into the world, and extracts a draw list from it.

mod compared;
mod drawers;
mod drawn_scene;
mod extract;
mod flat;
mod input;
mod keys;
mod models;
mod screen;

pub use compared::{ChangeColors, ComparedView, EntityChange, ShownVersions};
pub use drawn_scene::{DrawnEntity, DrawnScene};
pub use extract::{Extraction, ViewOptions};
pub use flat::Made;
pub(crate) use input::StageInputs;
pub use keys::FrameKeys;
pub use screen::GamePicture;
