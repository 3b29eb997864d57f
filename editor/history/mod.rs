//! Undo: every edit as data, with its inverse.
//!
//! The editor changes the world only through [`Edit`], which collects the changes and so makes them
//! undoable. Edits of one gesture are one step.

mod edit;
mod edit_again;
mod edit_error;
mod history;
mod merge;
mod scene_patch;
mod step;
mod stored_entities;
mod stored_history;
mod undeclared;
mod unsaved;

pub use edit::{Edit, components_of_entity, stored_entities, value_of};
pub use edit_error::EditError;
pub use history::History;
use merge::{joins, merge_changes};
pub use scene_patch::apply_difference;
pub use step::{Change, ChunkChange, EntityRow, Step};
pub use stored_entities::StoredEntities;
pub use stored_history::StoredHistory;
pub use undeclared::as_text;
pub use unsaved::Unsaved;
