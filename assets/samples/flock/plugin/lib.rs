//! The rules of the flock sample.
//!
//! Change a rule in `rules.rs` while the fish swim, press Build & Reload, and watch.
#![forbid(unsafe_code)]

mod flock_commands;
mod flock_systems;
mod grid;
mod rules;
mod shark;
mod spawn;

pub use flock_commands::FlockCommands;
pub use flock_systems::FlockSystems;

playground::export!();
