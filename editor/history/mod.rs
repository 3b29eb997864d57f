//! Undo: every edit as data, with its inverse.
//!
//! There is one door through which the editor changes the world ([`Edit`]); it answers with what
//! undoes it. Edits of one gesture are one step.

mod edit;
mod history;
mod step;

pub use edit::{Edit, row_of, spawn_of, value_of};
pub use history::History;
pub use step::{Change, Row, Step};
