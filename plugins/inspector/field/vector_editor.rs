//! Editor of vectors: one field for each axis.

use super::number::Number;
use super::number_field::number_ui;
use super::{Attributes, Editing, Field, child_path, field::inner};
use playground_base::{FieldKind, Value};
use playground_core_ui::theme;
use playground_graphics::egui::{Color32, CornerRadius, Id, Rect, Ui, pos2};

/// Names and colours of the axes.
const AXES: [(&str, Color32); 4] = [
    ("x", theme::AXIS_X),
    ("y", theme::AXIS_Y),
    ("z", theme::AXIS_Z),
    ("w", theme::TEXT_WEAK),
];

/// Edits a vector by its axes.
pub fn vector_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Vector(count) = field.kind else {
        return;
    };
    let attributes = Attributes {
        unit: "",
        ..field.attributes
    };
    let numbers: Vec<Number> = (0..count)
        .map(|index| axis(field, index, attributes))
        .collect();
    for (index, widget, value) in axes_ui(ui, field, &numbers, editing) {
        let name = AXES.get(index).map_or("", |(name, _)| name);
        let path = child_path(&field.path, name);
        editing.set_path(widget, path, Value::F32(value as f32));
    }
}

fn axis(field: &Field<'_>, index: usize, attributes: Attributes) -> Number {
    let part = |value: &Value| match inner(value) {
        Value::List(items) => items.get(index).and_then(Value::as_f64),
        _ => None,
    };
    let value = field.primary().and_then(part);
    Number {
        value: value.unwrap_or_default(),
        is_mixed: field.values.iter().any(|other| part(other) != value),
        is_whole: false,
        largest: f64::from(f32::MAX),
        attributes,
    }
}

/// Number fields side by side, each with a mark in the colour of its axis. Returns the changed axes
/// with their widget and number.
pub fn axes_ui(
    ui: &mut Ui,
    field: &Field<'_>,
    numbers: &[Number],
    editing: &mut Editing<'_>,
) -> Vec<(usize, Id, f64)> {
    let gap = 4.0;
    let count = numbers.len().max(1) as f32;
    let width = ((ui.available_width() - gap * (count - 1.0)) / count).max(24.0);
    ui.spacing_mut().item_spacing.x = gap;
    let mut entered = Vec::new();
    for (index, number) in numbers.iter().enumerate() {
        let (name, color) = AXES.get(index).copied().unwrap_or(("", theme::TEXT_WEAK));
        let id = Id::unique((&field.path, "axis", index));
        let (response, value) = number_ui(ui, id, *number, width, editing);
        paint_mark(ui, response.rect, color);
        response.accessible_name(format!("{} {name}", field.label));
        entered.extend(value.map(|value| (index, id, value)));
    }
    entered
}

fn paint_mark(ui: &Ui, field: Rect, color: Color32) {
    let mark = Rect::from_min_max(field.left_top(), pos2(field.left() + 2.5, field.bottom()));
    let rounding = CornerRadius {
        nw: theme::ROUNDING,
        sw: theme::ROUNDING,
        ..CornerRadius::ZERO
    };
    ui.painter().rect_filled(mark, rounding, color);
}
