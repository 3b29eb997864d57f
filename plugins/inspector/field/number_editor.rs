//! Editors of integers and floats.

use super::number::Number;
use super::number_field::number_ui;
use super::{Attributes, Editing, Field, field::inner};
use playground_base::{FieldKind, Value};
use playground_graphics::egui::{Id, Response, Slider, SliderClamping, Ui};

/// The most steps of a range that is shown with a slider.
const MAX_SLIDER_STEPS: f64 = 1000.0;
/// The least width of a number field beside a slider, in points.
const MIN_FIELD: f32 = 58.0;
/// The least width of a slider, in points.
const MIN_SLIDER: f32 = 44.0;

/// Edits an integer.
pub fn integer_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Integer { signed, bits } = field.kind else {
        return;
    };
    let (min, max) = limits(signed, bits);
    let attributes = Attributes {
        min: Some(field.attributes.min.unwrap_or(min).max(min)),
        max: Some(field.attributes.max.unwrap_or(max).min(max)),
        ..field.attributes
    };
    let make = |value: f64| {
        if signed {
            Value::Int(value as i64)
        } else {
            Value::UInt(value as u64)
        }
    };
    let number = Number {
        value: value_of(field),
        is_mixed: field.common().is_none(),
        is_whole: true,
        largest: f64::INFINITY,
        attributes,
    };
    edit(ui, field, number, editing, make);
}

/// Edits a float. Angles are stored in radians and shown in degrees.
pub fn float_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let scale = scale_of(field.attributes.unit);
    let attributes = in_shown_units(field.attributes);
    let make = |value: f64| match field.kind {
        FieldKind::F64 => Value::F64(value / scale),
        _ => Value::F32((value / scale) as f32),
    };
    let largest = match field.kind {
        FieldKind::F64 => f64::MAX,
        _ => f64::from(f32::MAX),
    };
    let number = Number {
        value: value_of(field) * scale,
        is_mixed: field.common().is_none(),
        is_whole: false,
        largest,
        attributes,
    };
    edit(ui, field, number, editing, make);
}

fn value_of(field: &Field<'_>) -> f64 {
    let number = field.primary().and_then(|value| inner(value).as_f64());
    number.unwrap_or_default()
}

/// Shows a number with a slider where there is a range for it; `make` creates the value of a field.
fn edit(
    ui: &mut Ui,
    field: &Field<'_>,
    number: Number,
    editing: &mut Editing<'_>,
    make: impl Fn(f64) -> Value,
) {
    let mut width = ui.available_width();
    if let Some(range) = slider_range(&field.attributes, &number.attributes, width) {
        let both = width;
        width = MIN_FIELD.max(both * 0.38);
        ui.spacing_mut().slider_width = (both - width - 6.0).max(MIN_SLIDER);
        ui.spacing_mut().item_spacing.x = 6.0;
        let (response, entered) = slider_ui(ui, &number, range, editing);
        if let Some(value) = entered {
            editing.set(response.id, field, make(value));
        }
    }
    let id = Id::unique((&field.path, "number"));
    let (response, entered) = number_ui(ui, id, number, width, editing);
    if let Some(value) = entered {
        editing.set(response.id, field, make(value));
    }
}

/// A slider; returns the number that the user entered.
fn slider_ui(
    ui: &mut Ui,
    number: &Number,
    (min, max): (f64, f64),
    editing: &mut Editing<'_>,
) -> (Response, Option<f64>) {
    let mut value = number.value;
    let slider = Slider::new(&mut value, min..=max)
        .clamping(SliderClamping::Edits)
        .step_by(if number.is_whole { 1.0 } else { 0.0 })
        .show_value(false);
    let response = ui.add(slider);
    editing.hold(&response);
    let is_new = response.changed() && value != number.value;
    (response, is_new.then(|| rounded(value, number)))
}

/// The number of a slider, rounded to its step.
fn rounded(value: f64, number: &Number) -> f64 {
    let step = number.attributes.step.filter(|step| *step > 0.0);
    match step {
        Some(step) => (value / step).round() * step,
        None => value,
    }
}

/// The range of the slider; `None` when the field has no range, it has too many steps, or the width
/// is too small. `shown` has a range for every integer, that of its type, so `own` decides.
fn slider_range(own: &Attributes, shown: &Attributes, width: f32) -> Option<(f64, f64)> {
    own.min.and(own.max)?;
    let (min, max) = (shown.min?, shown.max?);
    let step = shown.step.unwrap_or((max - min) / 100.0);
    let is_short = max > min && (max - min) / step.max(f64::MIN_POSITIVE) <= MAX_SLIDER_STEPS;
    (is_short && width >= MIN_FIELD + MIN_SLIDER + 8.0).then_some((min, max))
}

fn scale_of(unit: &str) -> f64 {
    match unit {
        "rad" => 1_f64.to_degrees(),
        _ => 1.0,
    }
}

fn in_shown_units(attributes: Attributes) -> Attributes {
    if attributes.unit != "rad" {
        return attributes;
    }
    let scaled = |value: f64| value.to_degrees();
    Attributes {
        unit: "\u{b0}",
        min: attributes.min.map(scaled),
        max: attributes.max.map(scaled),
        step: Some(
            attributes
                .step
                .map_or(0.5, |step| (scaled(step) * 2.0).round().max(1.0) / 2.0),
        ),
        doc: attributes.doc,
        asset: attributes.asset,
    }
}

/// The range of an integer type. A field has the precision of `f64`, which is exact up to 53 bits.
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
