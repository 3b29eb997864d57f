//! Editors, one for each kind of field.
//!
//! A new kind is one file with one function, and one line in [`editor_of`]. An editor gets a
//! [`Field`], which has the values of all selected entities, and sends edits through [`Editing`].

mod asset_editor;
mod bool_editor;
mod color_editor;
mod color_picker;
mod curve_axes;
mod curve_editor;
mod curve_plot;
mod curve_presets;
mod default_value;
mod editing;
mod entity_editor;
mod enum_editor;
mod euler;
mod expression;
#[expect(clippy::module_inception, reason = "the file is named after its type")]
mod field;
mod gestures;
mod gradient_editor;
mod gradient_paint;
mod gradient_stops;
mod list_editor;
mod number;
mod number_drag;
mod number_editor;
mod number_field;
mod option_editor;
mod refusal;
mod rotation_editor;
mod span_editor;
mod struct_editor;
mod text_editor;
mod title;
mod tuple_editor;
mod vector_editor;

pub use default_value::default_value;
pub use editing::{Editing, TextEditing, refs_of};
pub use entity_editor::entity_picker_ui;
pub use euler::{Euler, Eulers, degrees_from_rotation, rotation_from_degrees};
pub use expression::evaluate;
pub use field::{Attributes, Field, child_path};
pub use gestures::Gestures;
pub use number::{MIXED, Number, number_text};
pub use refusal::Refusal;
pub use struct_editor::fields_ui;
pub use text_editor::committed_text_ui;
pub use title::{title_of, words_of};

use crate::layout;
use playground_base::{Curve, Describe, FieldKind, Gradient};
use playground_graphics::egui::Ui;

/// The editor of a kind of field.
#[derive(Clone, Copy)]
pub enum Editor {
    /// Draws the value in one row; the caller draws the label.
    Row(fn(&mut Ui, &Field<'_>, &mut Editing<'_>)),
    /// Draws rows, including the label.
    Rows(fn(&mut Ui, &Field<'_>, &mut Editing<'_>)),
}

/// The editor of a kind of field.
pub fn editor_of(kind: FieldKind) -> Editor {
    match kind {
        FieldKind::Bool => Editor::Row(bool_editor::bool_ui),
        FieldKind::Integer { .. } => Editor::Row(number_editor::integer_ui),
        FieldKind::F32 | FieldKind::F64 => Editor::Row(number_editor::float_ui),
        FieldKind::Text => Editor::Row(text_editor::text_ui),
        FieldKind::Vector(_) => Editor::Row(vector_editor::vector_ui),
        FieldKind::Rotation => Editor::Row(rotation_editor::rotation_ui),
        FieldKind::Color => Editor::Row(color_editor::color_ui),
        FieldKind::Entity => Editor::Row(entity_editor::entity_ui),
        FieldKind::Enum(_) => Editor::Rows(enum_editor::enum_ui),
        kind if kind.is_same(&Curve::KIND) => Editor::Row(curve_editor::curve_ui),
        kind if kind.is_same(&Gradient::KIND) => Editor::Row(gradient_editor::gradient_ui),
        kind if span_editor::is_span(kind) => Editor::Row(span_editor::span_ui),
        FieldKind::Struct(_) => Editor::Rows(struct_editor::struct_ui),
        FieldKind::Tuple(_) => Editor::Rows(tuple_editor::tuple_ui),
        FieldKind::List(_) => Editor::Rows(list_editor::list_ui),
        FieldKind::Option(_) => Editor::Rows(option_editor::option_ui),
    }
}

/// Draws a field with its label.
pub fn field_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    if editing.only_changed && !field.is_changed() {
        return;
    }
    match editor_of(field.kind) {
        Editor::Row(edit) => layout::row_ui(ui, field, editing, edit),
        Editor::Rows(edit) => edit(ui, field, editing),
    }
}
