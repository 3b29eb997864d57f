//! The program: runs in a window or headless, restarts, and hands over to another host.

mod hand_over;
mod hang_window;
mod headless;
mod program;
mod restart;
mod signals;
mod uncaught;
mod version_control;
mod windowed;

pub use program::run;
