//! Code of `#[inspector]` and `#[gizmo]`, compiled here once and not in each plugin.

mod edit;
mod open;

pub use edit::{changed_fields, edit_component};
pub use open::{ComponentGizmo, Inspector};
