//! The panel with a mouse and a keyboard.
#![forbid(unsafe_code)]

mod camera;
mod camera_preview;
mod component_gizmos;
mod context_menu;
mod gizmo;
mod picking;
mod play;
mod rig;
mod tile_brush;
mod tools;
