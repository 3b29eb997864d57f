//! Editor of structs: a row that folds the fields below it.

use super::{Editing, Field, field_ui};
use crate::layout;
use playground_base::{FieldDescription, FieldKind};
use playground_graphics::egui::Ui;

/// Edits a struct inside another.
pub fn struct_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    if layout::fold_ui(ui, field, editing) {
        layout::indented(ui, |ui| fields_ui(ui, field, editing));
    }
}

/// The fields without a row of their own.
pub fn fields_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Struct(fields) = field.kind else {
        return;
    };
    let is_shown =
        |of: &&FieldDescription| !of.hidden && of.only.is_none_or(|only| field.meets(only));
    for description in fields.iter().filter(is_shown) {
        if let Some(child) = field.named_child(description) {
            field_ui(ui, &child, editing);
        }
    }
}
