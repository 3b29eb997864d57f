//! The editor behind its GUI: engine, state, history, and what happens in a frame.

mod editor_app;
mod editor_views;
mod log;
mod refresh;
mod request;
mod source;
mod template;
mod uploads;
mod user_files;
mod view;

pub use editor_app::EditorApp;
pub use editor_views::EditorViews;
pub use log::Log;
pub use request::{Ending, Request};
pub use source::open_source;
pub use template::make_project;
pub use view::WorldView3d;
