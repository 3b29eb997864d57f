//! Effects: what is to happen outside of the world, as data.
//!
//! A system asks for an effect, and somebody outside carries it out behind a run that counts. What a dry
//! run asked for, or a run that was taken back, is dropped with it.

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
