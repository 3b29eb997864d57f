//! [`Number`]: a number in a field, and its text.

use super::{Attributes, Editing};
use playground_base::egui::{DragValue, Response, TextStyle, Ui, vec2};
use playground_core_ui::theme;

/// The text for values that differ between the selected entities.
pub const MIXED: &str = "\u{2014}";
/// The padding on both sides of a number, in points.
const PADDING: f32 = 3.0;

/// The text of a number: with at least two decimals and as many as its step has, more while they are
/// too few for the value itself, and fewer when the text is longer than `max_len`.
pub fn number_text(number: f64, step: f64, is_whole: bool, max_len: usize) -> String {
    if is_whole {
        return format!("{number:.0}");
    }
    if !number.is_finite() {
        return number.to_string();
    }
    let size = number.abs();
    if size >= 1e7 || (size > 0.0 && size < 1e-5) {
        return format!("{number:.2e}");
    }
    let mut decimals = (-step.abs().log10()).ceil().clamp(2.0, 5.0) as usize;
    while decimals < 6 && is_inexact(size, decimals) {
        decimals += 1;
    }
    let mut text = fixed(number, decimals);
    while text.len() > max_len && decimals > 0 {
        decimals -= 1;
        text = fixed(number, decimals);
    }
    text
}

/// True when the rounded number differs from the number by more than a hundredth of it.
fn is_inexact(size: f64, decimals: usize) -> bool {
    let scale = 10_f64.powi(decimals as i32);
    let shown = (size * scale).round() / scale;
    size > 0.0 && (shown - size).abs() > size * 0.01
}

fn fixed(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    if is_zero {
        text.trim_start_matches('-').to_owned()
    } else {
        text
    }
}

/// A number in a field.
#[derive(Clone, Copy)]
pub struct Number {
    /// The number of the entity selected last.
    pub value: f64,
    /// The numbers of the entities differ.
    pub is_mixed: bool,
    /// It has no fraction.
    pub is_whole: bool,
    /// Unit, range and step, in the shown unit.
    pub attributes: Attributes,
}

impl Number {
    /// The step of a drag.
    pub fn step(&self) -> f64 {
        match self.attributes.step {
            Some(step) if step > 0.0 => step,
            _ if self.is_whole => 0.1,
            _ => (self.value.abs() * 0.01).clamp(0.01, 100.0),
        }
    }

    /// Its text in a field that fits this many letters.
    pub fn text(&self, max_len: usize) -> String {
        if self.is_mixed {
            MIXED.to_owned()
        } else {
            number_text(self.value, self.step(), self.is_whole, max_len)
        }
    }
}

/// The number of digits that fit into a field.
fn fitting_digits(ui: &Ui, width: f32) -> usize {
    let font = TextStyle::Body.resolve(ui.style());
    let digit = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0')).max(1.0);
    ((width - 2.0 * PADDING) / digit).max(1.0) as usize
}

/// A field for a number. Returns the number that the user entered.
pub fn number_ui(
    ui: &mut Ui,
    number: Number,
    width: f32,
    editing: &mut Editing<'_>,
) -> (Response, Option<f64>) {
    let Attributes { unit, min, max, .. } = number.attributes;
    let suffix = match unit {
        "" => String::new(),
        _ if number.is_mixed => String::new(),
        "\u{b0}" => unit.to_owned(),
        unit => format!(" {unit}"),
    };
    let max_len = fitting_digits(ui, width).saturating_sub(suffix.chars().count());
    let mut value = number.value;
    let size = vec2(width, theme::ROW_HEIGHT - 2.0);
    let field = DragValue::new(&mut value)
        .range(min.unwrap_or(f64::NEG_INFINITY)..=max.unwrap_or(f64::INFINITY))
        .clamp_existing_to_range(false)
        .update_while_editing(false)
        .speed(number.step())
        .suffix(suffix)
        .clip_text(true)
        .min_size(size)
        .custom_formatter(|value, _| Number { value, ..number }.text(max_len));
    ui.spacing_mut().button_padding.x = PADDING;
    let response = ui.add_sized(size, field);
    editing.hold(&response);
    if number.is_whole {
        value = value.round();
    }
    // When the focus leaves the field, egui parses the shown text, which is rounded: without this
    // check, that would change the value.
    let shown = Number { value, ..number }.text(max_len);
    let is_typed = response.dragged() || shown != number.text(max_len) || number.is_mixed;
    let is_new = response.changed() && value != number.value && is_typed;
    (response, is_new.then_some(value))
}
