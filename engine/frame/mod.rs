//! Writes input and the size of the picture into the world, and extracts a draw list from it.

mod compared;
mod drawers;
mod drawn_rows;
mod drawn_scene;
mod emitters;
mod extract;
mod facing;
mod flat;
mod game_cameras;
mod input;
mod keys;
mod models;
mod particles;
mod posing;
mod preview_stage;
mod screen;

pub use compared::{ChangeColors, ComparedView, EntityChange, ShownVersions};
pub use drawn_scene::{DrawnEntity, DrawnScene};
pub use extract::{Extraction, Loaders, ViewOptions};
pub use flat::Made;
pub use game_cameras::GameCamera;
pub(crate) use input::StageInputs;
pub use keys::FrameKeys;
pub use preview_stage::PreviewStage;
pub use screen::GamePicture;
