//! A plugin with a gizmo and an inspector of a component of core. Tests of the panels load it as
//! the engine loads a module, so they call across a real border between libraries.
#![forbid(unsafe_code)]

mod camera_inspector;
mod light_gizmo;
mod light_inspector;

pub use camera_inspector::CameraInspector;
pub use light_gizmo::LightGizmo;
pub use light_inspector::LightInspector;

playground_base::export!();
