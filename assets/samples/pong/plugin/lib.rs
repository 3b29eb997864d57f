//! The rules of the pong sample.
//!
//! Change a rule in `rules.rs` while the ball flies, press Build & Reload, and watch.
#![forbid(unsafe_code)]

mod marks;
mod pong_commands;
mod pong_systems;
mod rules;

pub use pong_commands::PongCommands;
pub use pong_systems::PongSystems;

playground::export!();
