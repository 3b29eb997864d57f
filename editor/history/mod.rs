//! Undo: every edit as data, with its inverse.
//!
//! The editor changes the world only through [`Edit`], which collects the changes and so makes them
//! undoable. Edits of one gesture are one step.

mod edit;
mod history;
mod step;

pub use edit::{Edit, entity_row, spawn_of, value_of};
pub use history::History;
pub use step::{Change, EntityRow, Step};
