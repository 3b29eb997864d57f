//! Code of `#[inspector]` and `#[gizmo]`, compiled here once and not in each plugin.

mod edit;
mod open;

pub use edit::{Edited, changed_fields};
pub use open::{ComponentGizmo, Inspector};
