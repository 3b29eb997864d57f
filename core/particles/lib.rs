//! Particles as data (`model/`), and the contract that computes them (`view/`).
//!
//! A particle is no row and no entity: where it is follows from its emitter, its number and its age.
//! What an emitter did before is data as well ([`EmitterState`]), so snapshots, rewinding, undo, and
//! a reload in mid-flight lose nothing.
//!
//! Metres, seconds, radians; an emitter throws along its own +Y.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;
pub use view::*;

playground_base::export!();
