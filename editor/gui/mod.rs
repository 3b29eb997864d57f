//! App and shell together: what a frame is, in a window or headless.

mod editor_gui;
mod game_input;
mod headless_gui;
mod picture;
mod script_feed;
mod window_gui;

pub use editor_gui::EditorGui;
pub use headless_gui::HeadlessGui;
pub use window_gui::run_in_window;
