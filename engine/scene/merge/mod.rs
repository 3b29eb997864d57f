//! Merges two versions of a scene that come from the same one, by entity, component and field.
//!
//! It works on text and needs no module, so that version control can call it. Only the ids of
//! entities in the fields of components take the kinds of these: two entities that both sides added
//! under one id are told apart by giving one of them another id everywhere.

mod clash;
mod conflict;
mod cycles;
mod difference;
mod marked_text;
mod markers;
mod references;
mod scene_tree;
mod separated;
mod take_over;
mod three_way;
mod twins;

pub use conflict::{Conflict, Side};
pub use difference::{Difference, differences};
pub use marked_text::{MarkedText, marked_text};
pub use markers::{Versions, split_versions};
pub use scene_tree::{ComponentTexts, SceneTree};
pub use take_over::take_over;
pub use three_way::{Merged, merge};
