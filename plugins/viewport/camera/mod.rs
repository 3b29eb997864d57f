//! The editor's own camera and its controls.

mod controls;
mod glide;
mod rig;

pub use controls::{Controls, control};
pub use glide::Glide;
pub use rig::Rig;
