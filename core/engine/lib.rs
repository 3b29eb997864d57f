//! The engine's reports as data: the state of play, builds, reloads and modules, and problems.
//!
//! Nothing here depends on a GUI, so that a server or a CI job can link the engine and read its
//! reports. The editor shows the same types in its panels.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;

playground_base::export!(nothing);
