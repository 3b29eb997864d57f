//! The editor's front and the app behind it, in one process and without a window.
#![forbid(unsafe_code)]

mod headless;
mod mirror;
mod queue;
mod rig;
mod unsaved;
mod world;
