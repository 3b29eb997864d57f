//! Gizmos that plugins have for their own components: [`Gizmos`] knows them by component, a
//! [`ComponentDrag`] is one of their handles being dragged, [`nearest_handle`] finds the one under the mouse.

mod component_drag;
mod gizmos;
mod hit;

pub use component_drag::ComponentDrag;
pub use gizmos::{Gizmos, ShownGizmo};
pub use hit::nearest_handle;
