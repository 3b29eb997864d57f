//! The viewport panel: the picture of the world, the editor's camera, and the tools.
//!
//! - `maths/` and `gizmo/` are pure: they turn a movement of the mouse into a change of transforms.
//! - `component_gizmo/` calls the gizmos that plugins have for their components.
//! - `camera/` is the editor's camera, which survives a reload of the panel.
//! - `scene/` reads what is shown of the world, once a frame.
//! - `paint/` draws into the picture (lines and triangles) and over it (egui).
//! - `frame/` combines them in one frame.
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
