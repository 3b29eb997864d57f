//! Combines app and shell, in a window or headless.

mod clipboard;
mod drawn_previews;
mod dropped_files;
mod editor_gui;
mod frame_capture;
mod front;
mod game_input;
mod headless_gui;
mod other_cameras;
mod picture;
mod preview;
mod script_feed;
mod uploaded_versions;
mod uploads;
mod world_view;

pub use editor_gui::EditorGui;
pub use headless_gui::HeadlessGui;
pub use script_feed::ScriptFeed;
pub use world_view::WorldView3d;
