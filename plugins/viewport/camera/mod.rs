//! The editor's own camera: where it is, and how the mouse moves it.

mod controls;
mod glide;
mod rig;

pub use controls::{Controls, control};
pub use glide::Glide;
pub use rig::Rig;
