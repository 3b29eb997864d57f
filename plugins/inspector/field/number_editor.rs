//! Editors of whole numbers and fractions.

use super::number::{Number, number_ui};
use super::{Editing, Facts, Field};
use playground_base::egui::{Slider, SliderClamping, Ui};
use playground_base::{FieldKind, Value};

/// With at most so many steps between smallest and largest, a slider is worth its room.
const SLIDER_STEPS: f64 = 1000.0;
/// The narrowest field of a number, and what a slider must have left, in points.
const FIELD: f32 = 58.0;
const SLIDER: f32 = 44.0;

/// Edits a whole number.
pub fn integer_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Integer { signed, bits } = field.kind else {
        return;
    };
    let (min, max) = limits(signed, bits);
    let facts = Facts {
        min: Some(field.facts.min.unwrap_or(min).max(min)),
        max: Some(field.facts.max.unwrap_or(max).min(max)),
        ..field.facts
    };
    let make = |value: f64| {
        if signed {
            Value::Int(value as i64)
        } else {
            Value::UInt(value as u64)
        }
    };
    edit(ui, field, facts, true, editing, make);
}

/// Edits a fraction. Angles are kept in radians and shown in degrees.
pub fn float_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let scale = scale_of(field.facts.unit);
    let facts = in_shown_units(field.facts);
    let make = |value: f64| match field.kind {
        FieldKind::F64 => Value::F64(value / scale),
        _ => Value::F32((value / scale) as f32),
    };
    edit(ui, field, facts, false, editing, make);
}

fn edit(
    ui: &mut Ui,
    field: &Field<'_>,
    facts: Facts,
    is_whole: bool,
    editing: &mut Editing<'_>,
    make: impl Fn(f64) -> Value,
) {
    let scale = if is_whole {
        1.0
    } else {
        scale_of(field.facts.unit)
    };
    let value = field
        .primary()
        .and_then(|value| super::field::inner(value).as_f64());
    let number = Number {
        value: value.unwrap_or_default() * scale,
        is_mixed: field.common().is_none(),
        is_whole,
        facts,
    };
    let width = ui.available_width();
    let slider = range_of(&field.facts, &facts, width);
    let mut narrow = width;
    if let Some((min, max)) = slider {
        narrow = FIELD.max(width * 0.38);
        ui.spacing_mut().slider_width = (width - narrow - 6.0).max(SLIDER);
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut value = number.value;
        let slider = Slider::new(&mut value, min..=max)
            .clamping(SliderClamping::Edits)
            .step_by(if is_whole { 1.0 } else { 0.0 })
            .show_value(false);
        let response = ui.add(slider);
        editing.hold(&response);
        if response.changed() && value != number.value {
            editing.set(response.id, field, make(rounded(value, &number)));
        }
    }
    let (response, entered) = number_ui(ui, number, narrow, editing);
    if let Some(value) = entered {
        editing.set(response.id, field, make(value));
    }
}

/// A slider stands on whole steps.
fn rounded(value: f64, number: &Number) -> f64 {
    let step = number.facts.step.filter(|step| *step > 0.0);
    match step {
        Some(step) => (value / step).round() * step,
        None => value,
    }
}

/// The ends of the slider; `None` when there is no range, it is too long, or there is no room.
/// Whole numbers always have the range of their type, so the field's own decides.
fn range_of(own: &Facts, shown: &Facts, width: f32) -> Option<(f64, f64)> {
    own.min.and(own.max)?;
    let (min, max) = (shown.min?, shown.max?);
    let step = shown.step.unwrap_or((max - min) / 100.0);
    let is_short = max > min && (max - min) / step.max(f64::MIN_POSITIVE) <= SLIDER_STEPS;
    (is_short && width >= FIELD + SLIDER + 8.0).then_some((min, max))
}

fn scale_of(unit: &str) -> f64 {
    match unit {
        "rad" => 1_f64.to_degrees(),
        _ => 1.0,
    }
}

fn in_shown_units(facts: Facts) -> Facts {
    if facts.unit != "rad" {
        return facts;
    }
    let scaled = |value: f64| value.to_degrees();
    Facts {
        unit: "\u{b0}",
        min: facts.min.map(scaled),
        max: facts.max.map(scaled),
        step: Some(
            facts
                .step
                .map_or(0.5, |step| (scaled(step) * 2.0).round().max(1.0) / 2.0),
        ),
        doc: facts.doc,
    }
}

/// The largest whole numbers that a field can show exactly are those of 53 bits.
fn limits(signed: bool, bits: u32) -> (f64, f64) {
    let bits = bits.min(53);
    if signed {
        (
            -(2_f64.powi(bits as i32 - 1)),
            2_f64.powi(bits as i32 - 1) - 1.0,
        )
    } else {
        (0.0, 2_f64.powi(bits as i32) - 1.0)
    }
}
