//! The editor as data (`model/`), the contracts of panels, gizmos and inspectors (`view/`), what stands
//! behind `#[panel]` (`panel/`), `#[gizmo]` and `#[inspector]` (`component_editor/`), what panels are made of
//! (`widget/`), and how they write numbers (`words.rs`).
#![forbid(unsafe_code)]

mod component_editor;
mod model;
mod panel;
mod view;
mod widget;
pub mod words;

pub use component_editor::*;
pub use model::*;
pub use panel::*;
pub use view::*;
pub use widget::*;

playground_base::export!();
