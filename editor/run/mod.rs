//! The program: the two ways to run it, in a window or headless, and making room for another.

mod hand_over;
mod headless;
mod program;
mod restart;
mod windowed;

pub use program::run;
