//! Gizmos that plugins have for their components: [`Gizmos`] calls them, [`nearest_handle`] finds the
//! handle under the mouse, and [`ComponentDrag`] is the drag of a handle.

mod component_drag;
mod gizmos;
mod hit;

pub use component_drag::ComponentDrag;
pub use gizmos::{Gizmos, ShownGizmo};
pub use hit::nearest_handle;
