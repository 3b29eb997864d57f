//! Animation: which clip of a model an entity plays, and when (`model/`), and the contract of what makes
//! poses of that (`view/`).
//!
//! The state is small data in the world, and a pose follows from the model and that state alone: reload,
//! undo, snapshots and repeated runs need nothing else.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;
pub use view::*;

playground_base::export!();
