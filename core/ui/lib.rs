//! The editor as data (`model/`), the contracts of panels, gizmos and inspectors (`view/`), the
//! code of `#[panel]` (`panel/`), `#[gizmo]` and `#[inspector]` (`component_editor/`), the widgets
//! of panels (`widget/`), and the format of numbers (`words.rs`).
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
