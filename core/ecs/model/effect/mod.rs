//! Effects: requests to act outside of the world, as data.
//!
//! A system sends an effect; the engine or a plugin carries it out after the run. The effects of a
//! dry run, and of a run that was rolled back, are dropped.

mod change_scene;
mod effect;
mod handler;
mod load_file;
mod log_line;
mod quit_game;
mod save_file;
mod set_title;

pub use change_scene::ChangeScene;
pub use effect::Effect;
pub use handler::{EffectHandler, EffectHandlerId};
pub use load_file::{FileLoaded, LoadFile};
pub use log_line::{LogLevel, LogLine};
pub use quit_game::QuitGame;
pub use save_file::SaveFile;
pub use set_title::SetTitle;
