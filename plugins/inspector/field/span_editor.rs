//! Editor of spans: structs of two numbers, `from` and `to`, side by side.

use super::number::Number;
use super::number_field::number_ui;
use super::{Attributes, Editing, Field, child_path, field::inner};
use playground_base::{FieldKind, Value};
use playground_core_ui::theme;
use playground_graphics::egui::{Align2, FontId, Id, Ui, pos2};

/// The names of the numbers.
const NAMES: [&str; 2] = ["from", "to"];
/// The space between them, in points: that of a dash.
const GAP: f32 = 14.0;

/// Whether a kind is a struct of two numbers, `from` and `to`.
pub fn is_span(kind: FieldKind) -> bool {
    let FieldKind::Struct(fields) = kind else {
        return false;
    };
    let mut names = fields.iter().zip(NAMES);
    fields.len() == NAMES.len()
        && names.all(|(field, name)| field.name == name && field.kind == FieldKind::F32)
}

/// Edits a span. Its unit and range are those of the field.
pub fn span_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let width = ((ui.available_width() - GAP) * 0.5).max(24.0);
    ui.spacing_mut().item_spacing.x = GAP;
    let mut entered = Vec::new();
    for (index, name) in NAMES.into_iter().enumerate() {
        let id = Id::unique((&field.path, name));
        let number = number_of(field, name);
        let (response, value) = number_ui(ui, id, number, width, editing);
        if index > 0 {
            let at = pos2(response.rect.left() - GAP * 0.5, response.rect.center().y);
            let font = FontId::proportional(12.0);
            ui.painter().text(
                at,
                Align2::CENTER_CENTER,
                "\u{2013}",
                font,
                theme::TEXT_WEAK,
            );
        }
        response.accessible_name(format!("{} {name}", field.label));
        entered.extend(value.map(|value| (id, name, value)));
    }
    for (widget, name, value) in entered {
        let path = child_path(&field.path, name);
        editing.set_path(widget, path, Value::F32(value as f32));
    }
}

fn number_of(field: &Field<'_>, name: &str) -> Number {
    let part = |value: &Value| inner(value).field(name).and_then(Value::as_f64);
    let value = field.primary().and_then(part);
    Number {
        value: value.unwrap_or_default(),
        is_mixed: field.values.iter().any(|other| part(other) != value),
        is_whole: false,
        largest: f64::from(f32::MAX),
        attributes: Attributes {
            step: field.attributes.step.or(Some(0.01)),
            ..field.attributes
        },
    }
}
