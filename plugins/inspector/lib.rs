//! The inspector panel: the components of the selected entities, or the resources of the world.
//!
//! - `subject/` reads the selection as plain values.
//! - `field/` holds one editor for each kind of field; [`field::editor_of`] lists them.
//! - `layout/` aligns labels and values.
//! - `paint/` draws the header, the sections and their menus, and clips above the fields of what plays them.
#![forbid(unsafe_code)]

mod field;
mod inspectors;
mod layout;
mod paint;
mod panel;
mod subject;

pub use field::{
    Attributes, Euler, Gestures, Number, child_path, default_value, degrees_from_rotation,
    evaluate, number_text, rotation_from_degrees, title_of, words_of,
};
pub use panel::InspectorPanel;

playground_base::export!();
