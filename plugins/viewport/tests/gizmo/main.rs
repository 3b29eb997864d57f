//! The gizmo: drags of the mouse and the resulting transforms.
#![forbid(unsafe_code)]

mod drag;
mod placement;
mod rig;
mod target;
