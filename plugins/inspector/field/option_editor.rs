//! Editor of what may be missing.

use super::{Editing, Editor, Field, default_value, editor_of};
use crate::layout;
use playground_base::egui::{Checkbox, Ui};
use playground_base::{FieldKind, Value};

/// Edits an option: a box to check, and the value beside it or below.
pub fn option_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Option(kind) = field.kind else {
        return;
    };
    layout::row_ui(ui, field, editing, check_ui);
    if let (Editor::Rows(edit), Some(held)) = (editor_of(*kind), held(field, *kind)) {
        layout::indented(ui, |ui| edit(ui, &held, editing));
    }
}

fn check_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Option(kind) = field.kind else {
        return;
    };
    let is_there = |value: &&Value| **value != Value::Option(None);
    let mut is_some = field.values.last().is_some_and(is_there);
    let is_mixed = field.values.iter().any(|value| is_there(value) != is_some);
    let response = ui.add(Checkbox::without_text(&mut is_some).indeterminate(is_mixed));
    if response.changed() {
        let value = is_some.then(|| Box::new(default_value(*kind)));
        editing.set(response.id, field, Value::Option(value));
    }
    if let (Editor::Row(edit), Some(held)) = (editor_of(*kind), held(field, *kind)) {
        edit(ui, &held, editing);
    }
}

/// What the options hold, where all hold something.
fn held<'a>(field: &Field<'a>, kind: FieldKind) -> Option<Field<'a>> {
    let find = |value: &'a Value| match value {
        Value::Option(inner) => inner.as_deref(),
        value => Some(value),
    };
    let held = field.child("", kind, find)?;
    Some(Field {
        label: field.label.clone(),
        path: field.path.clone(),
        facts: field.facts,
        is_optional: true,
        ..held
    })
}
