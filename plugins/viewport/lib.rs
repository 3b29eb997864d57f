//! The viewport panel: the picture of the world, the camera that makes it, and the tools that work
//! in it.
//!
//! - `maths/` and `gizmo/` are pure: from the mouse to a change of transforms.
//! - `component_gizmo/` knows the gizmos that plugins have for their own components.
//! - `camera/` is the editor's own camera; its place survives a reload of the panel.
//! - `scene/` reads the world, once a frame, and only what is shown.
//! - `paint/` draws, into the picture (lines and triangles) and over it (egui).
//! - `frame/` puts them together for one frame.
#![forbid(unsafe_code)]

pub mod camera;
mod component_gizmo;
mod frame;
pub mod gizmo;
pub mod maths;
mod paint;
mod panel;
mod scene;

pub use panel::ViewportPanel;

playground_base::export!();
