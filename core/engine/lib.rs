//! What the engine reports, as data: the state of play, of builds, reloads and modules, and the
//! problems it found.
//!
//! Nothing here knows a GUI, so that a server or a CI job can link the engine and read its reports.
//! The editor shows the same types in its panels.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;

playground_base::export!(nothing);
