//! Draws into the picture of the world and over it.

mod compass;
mod empty;
mod gizmo;
mod handles;
mod label;
mod marker_lines;
mod markers;
mod play;
mod strokes;
mod toolbar;

pub use compass::{SIZE as COMPASS_SIZE, compass_ui};
pub use empty::empty_ui;
pub use gizmo::{DrawnGizmo, paint_gizmo};
pub use handles::paint_gizmos;
pub use label::paint_label;
pub use marker_lines::paint_marker_lines;
pub use markers::{marker_at, paint_markers};
pub use play::{Seen, paint_play};
pub use toolbar::{camera_switch_ui, toolbar_ui};
