//! Editor of rotations: angles in degrees.

use super::number::Number;
use super::vector_editor::axes_ui;
use super::{Editing, Euler, Facts, Field, field::inner};
use playground_base::Value;
use playground_base::egui::Ui;
use playground_base::glam::Quat;

/// Edits a rotation. Of several entities each keeps its other two angles.
pub fn rotation_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let shown =
        |(value, owner): (&&Value, _)| editing.eulers.shown(owner, &field.path, rotation_of(value));
    let owners = editing.compared.iter().copied();
    let angles: Vec<Euler> = field.values.iter().zip(owners).map(shown).collect();
    let Some(primary) = angles.last() else {
        return;
    };
    let facts = Facts {
        unit: "\u{b0}",
        step: Some(0.5),
        ..Facts::default()
    };
    let number = |at: usize| Number {
        value: primary[at],
        is_mixed: angles.iter().any(|other| other[at] != primary[at]),
        is_whole: false,
        facts,
    };
    let numbers = [number(0), number(1), number(2)];
    for (at, widget, value) in axes_ui(ui, &field.label, &numbers, editing) {
        editing.set_each(widget, field, |eulers, owner, old| {
            let mut angles = eulers.shown(owner, &field.path, rotation_of(old));
            angles[at] = value;
            let rotation = eulers.enter(owner, &field.path, angles);
            Value::List(rotation.to_array().map(Value::F32).to_vec())
        });
    }
}

fn rotation_of(value: &Value) -> Quat {
    let part = |at: usize| match inner(value) {
        Value::List(items) => items.get(at).and_then(Value::as_f64).unwrap_or_default() as f32,
        _ => 0.0,
    };
    let rotation = Quat::from_xyzw(part(0), part(1), part(2), part(3));
    if rotation.is_finite() && rotation.length_squared() > 0.0 {
        rotation
    } else {
        Quat::IDENTITY
    }
}
