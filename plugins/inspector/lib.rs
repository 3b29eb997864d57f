//! The inspector panel: the components of the selected entities.
//!
//! - `subject/` reads what is selected, as plain values.
//! - `field/` holds one editor for each kind of field; [`field::editor_of`] lists them.
//! - `layout/` aligns labels and values.
//! - `paint/` puts header, sections and menus together.
#![forbid(unsafe_code)]

mod field;
mod inspectors;
mod layout;
mod paint;
mod panel;
mod subject;

pub use field::{
    Euler, Facts, Gestures, child_path, default_value, degrees_from_rotation, number_text,
    rotation_from_degrees, title_of, words_of,
};
pub use panel::InspectorPanel;

playground_base::export!();
