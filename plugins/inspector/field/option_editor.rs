//! Editor of options.

use super::{Editing, Editor, Field, default_value, editor_of};
use crate::layout;
use playground_base::{FieldKind, Value};
use playground_graphics::egui::{Checkbox, Ui};

/// Edits an option: a checkbox, and the value beside it or below.
pub fn option_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Option(kind) = field.kind else {
        return;
    };
    layout::row_ui(ui, field, editing, check_ui);
    if let (Editor::Rows(edit), Some(content)) = (editor_of(*kind), content(field, *kind)) {
        layout::indented(ui, |ui| edit(ui, &content, editing));
    }
}

fn check_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Option(kind) = field.kind else {
        return;
    };
    let is_some_value = |value: &&Value| **value != Value::Option(None);
    let mut is_some = field.values.last().is_some_and(is_some_value);
    let is_mixed = field
        .values
        .iter()
        .any(|value| is_some_value(value) != is_some);
    let response = ui.add(Checkbox::without_text(&mut is_some).indeterminate(is_mixed));
    if response.changed() {
        let value = is_some.then(|| Box::new(default_value(*kind)));
        editing.set(response.id, field, Value::Option(value));
    }
    if let (Editor::Row(edit), Some(content)) = (editor_of(*kind), content(field, *kind)) {
        edit(ui, &content, editing);
    }
}

/// The field inside the options; `None` when an option is empty.
fn content<'a>(field: &Field<'a>, kind: FieldKind) -> Option<Field<'a>> {
    let find = |value: &'a Value| match value {
        Value::Option(inner) => inner.as_deref(),
        value => Some(value),
    };
    let child = field.child("", kind, find)?;
    Some(Field {
        label: field.label.clone(),
        path: field.path.clone(),
        attributes: field.attributes,
        is_optional: true,
        ..child
    })
}
