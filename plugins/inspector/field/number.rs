//! Numbers: how they are written, how far they go, and the field they are edited in.

use super::{Editing, Facts};
use playground_base::egui::{DragValue, Response, TextStyle, Ui, vec2};
use playground_core_ui::theme;

/// Stands for values that differ between the selected entities.
pub const MIXED: &str = "\u{2014}";
/// Left and right of a number in its field, in points.
const PADDING: f32 = 3.0;

/// A number as it is shown: so many decimals as its step needs (two at least), more while that
/// hides the value itself, fewer where there is no room.
pub fn number_text(number: f64, step: f64, is_whole: bool, room: usize) -> String {
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
    while decimals < 6 && hides(size, decimals) {
        decimals += 1;
    }
    let mut text = fixed(number, decimals);
    while text.len() > room && decimals > 0 {
        decimals -= 1;
        text = fixed(number, decimals);
    }
    text
}

/// Whether a number looks like zero, or is off by more than a hundredth.
fn hides(size: f64, decimals: usize) -> bool {
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
    /// The number; of several that differ, the one of the entity selected last.
    pub value: f64,
    /// The entities have different ones.
    pub is_mixed: bool,
    /// It has no fraction.
    pub is_whole: bool,
    /// Unit, range and step, in what is shown.
    pub facts: Facts,
}

impl Number {
    /// The step of a drag.
    pub fn step(&self) -> f64 {
        match self.facts.step {
            Some(step) if step > 0.0 => step,
            _ if self.is_whole => 0.1,
            _ => (self.value.abs() * 0.01).clamp(0.01, 100.0),
        }
    }

    /// What it is shown as in a field with room for so many letters.
    pub fn text(&self, room: usize) -> String {
        if self.is_mixed {
            MIXED.to_owned()
        } else {
            number_text(self.value, self.step(), self.is_whole, room)
        }
    }
}

/// How many digits fit into a field.
fn letters(ui: &Ui, width: f32) -> usize {
    let font = TextStyle::Body.resolve(ui.style());
    let digit = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0')).max(1.0);
    ((width - 2.0 * PADDING) / digit).max(1.0) as usize
}

/// A field for a number, as wide as asked. Gives the number the user made of it.
pub fn number_ui(
    ui: &mut Ui,
    number: Number,
    width: f32,
    editing: &mut Editing<'_>,
) -> (Response, Option<f64>) {
    let Facts { unit, min, max, .. } = number.facts;
    let suffix = match unit.is_empty() || number.is_mixed {
        true => String::new(),
        false if unit == "\u{b0}" => unit.to_owned(),
        false => format!(" {unit}"),
    };
    let room = letters(ui, width).saturating_sub(suffix.chars().count());
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
        .custom_formatter(|value, _| Number { value, ..number }.text(room));
    ui.spacing_mut().button_padding.x = PADDING;
    let response = ui.add_sized(size, field);
    editing.hold(&response);
    if number.is_whole {
        value = value.round();
    }
    // Leaving the field without typing parses the shown text, which is shorter than the value.
    let shown = Number { value, ..number }.text(room);
    let is_typed = response.dragged() || shown != number.text(room) || number.is_mixed;
    let is_new = response.changed() && value != number.value && is_typed;
    (response, is_new.then_some(value))
}
