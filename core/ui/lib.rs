//! The editor as data (`model/`), the contracts of panels, gizmos and inspectors (`view/`), what stands
//! behind `#[panel]` (`panel/`), `#[gizmo]` and `#[inspector]` (`component_editor/`), and how panels write
//! numbers (`words.rs`).
#![forbid(unsafe_code)]

mod component_editor;
mod model;
mod panel;
mod view;
pub mod words;

pub use component_editor::*;
pub use model::*;
pub use panel::*;
pub use view::*;

playground_base::export!();
