//! Contracts.

mod gizmo;
mod inspector;
mod panel;

pub use gizmo::{BoundAllGizmoView, GizmoView, GizmoViewFragments};
pub use inspector::{BoundAllInspectorView, InspectorInfo, InspectorView, InspectorViewFragments};
pub use panel::{BoundAllPanelView, DockSide, PanelContext, PanelInfo, PanelView};
