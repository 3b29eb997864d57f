//! The gizmo: handles in the world that move, rotate and scale what is selected.
//!
//! A frame goes through it in this order: [`Placement`] says where it stands, [`shapes`] what its
//! handles look like there, [`nearest`] which of them the mouse means, a [`Drag`] what a mouse
//! movement changes, and a [`Target`] what that makes of an entity. All of that is pure; `paint/`
//! draws the shapes.

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
pub use hit::nearest;
pub use placement::Placement;
pub use shape::{Outline, Shape, shapes};
pub use target::Target;
