//! Editor of rotations: angles in degrees.

use super::number::Number;
use super::vector_editor::axes_ui;
use super::{Attributes, Editing, Euler, Field, field::inner};
use playground_base::Value;
use playground_base::glam::Quat;
use playground_graphics::egui::Ui;

/// Edits a rotation. Each of several entities keeps its other two angles.
pub fn rotation_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let angles = |(value, owner): (&&Value, _)| {
        let rotation = rotation_of(value);
        editing.eulers.angles(owner, &field.path, rotation)
    };
    let owners = editing.compared.iter().copied();
    let angles: Vec<Euler> = field.values.iter().zip(owners).map(angles).collect();
    let Some(primary) = angles.last() else {
        return;
    };
    let attributes = Attributes {
        unit: "\u{b0}",
        step: Some(0.5),
        ..Attributes::default()
    };
    let number = |axis: usize| Number {
        value: primary[axis],
        is_mixed: angles.iter().any(|other| other[axis] != primary[axis]),
        is_whole: false,
        largest: f64::from(f32::MAX),
        attributes,
    };
    let numbers = [number(0), number(1), number(2)];
    for (axis, widget, value) in axes_ui(ui, field, &numbers, editing) {
        editing.set_each(widget, field, |eulers, owner, old| {
            let mut angles = eulers.angles(owner, &field.path, rotation_of(old));
            angles[axis] = value;
            let rotation = eulers.enter(owner, &field.path, angles);
            Value::List(rotation.to_array().map(Value::F32).to_vec())
        });
    }
}

fn rotation_of(value: &Value) -> Quat {
    let part = |index: usize| match inner(value) {
        Value::List(items) => items.get(index).and_then(Value::as_f64).unwrap_or_default() as f32,
        _ => 0.0,
    };
    let rotation = Quat::from_xyzw(part(0), part(1), part(2), part(3));
    if rotation.is_finite() && rotation.length_squared() > 0.0 {
        rotation
    } else {
        Quat::IDENTITY
    }
}
