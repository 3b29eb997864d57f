//! The gizmo: handles in the world that move, rotate and scale the selected entities.
//!
//! In each frame, a [`Placement`] positions it, [`shapes`] gives the outlines of its handles,
//! [`handle_at`] finds the handle under the mouse, a [`Drag`] turns a movement of the mouse into a
//! [`Change`], and a [`Target`] applies that to an entity. All of that is pure; `paint/` draws the
//! shapes.

mod change;
mod drag;
mod handle;
mod hit;
mod placement;
mod shape;
mod target;

pub use change::Change;
pub use drag::{Drag, Steps};
pub use handle::{GizmoKind, Handle};
pub use hit::handle_at;
pub use placement::Placement;
pub use shape::{Outline, Shape, shapes};
pub use target::Target;
