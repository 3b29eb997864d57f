//! [`Number`]: a number of a field, its text, and what people may type for it.

use super::Attributes;
use super::expression::evaluate;

/// The text for values that differ between the selected entities.
pub const MIXED: &str = "\u{2014}";

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
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// The number of the entity selected last.
    pub value: f64,
    /// The numbers of the entities differ.
    pub is_mixed: bool,
    /// It has no fraction.
    pub is_whole: bool,
    /// The greatest size that its type can hold.
    pub largest: f64,
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

    /// The step of an arrow key: a whole number has no smaller one than 1.
    pub fn key_step(&self) -> f64 {
        if self.is_whole {
            self.step().max(1.0)
        } else {
            self.step()
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

    /// What stands behind the number.
    pub fn suffix(&self) -> String {
        match self.attributes.unit {
            "" => String::new(),
            _ if self.is_mixed => String::new(),
            "\u{b0}" => self.attributes.unit.to_owned(),
            unit => format!(" {unit}"),
        }
    }

    /// The nearest number of its range.
    pub fn clamped(&self, value: f64) -> f64 {
        let Attributes { min, max, .. } = self.attributes;
        let value = min.map_or(value, |min| value.max(min));
        max.map_or(value, |max| value.min(max))
    }

    /// The number that a text means; the unit may stand behind it.
    ///
    /// # Errors
    /// Why the text is refused, as a sentence.
    pub fn parse(&self, text: &str) -> Result<f64, String> {
        let typed = text.trim();
        let sum = typed.strip_suffix(self.attributes.unit).unwrap_or(typed);
        let value = evaluate(sum).ok_or_else(|| {
            format!(
                "\u{201c}{typed}\u{201d} is no number. Type one such as 2.5, or a sum such as 2*3."
            )
        })?;
        let is_in_range = self.clamped(value) == value;
        if is_in_range && value.is_finite() && value.abs() <= self.largest {
            if self.is_whole && value.fract() != 0.0 {
                return Err(format!("{value} is no whole number."));
            }
            return Ok(value);
        }
        Err(format!("{typed} is out of range: {}.", self.range_text()))
    }

    /// `from 0 to 10 m`.
    fn range_text(&self) -> String {
        let Attributes { min, max, .. } = self.attributes;
        let (least, greatest) = (min.unwrap_or(-self.largest), max.unwrap_or(self.largest));
        format!(
            "from {} to {}{}",
            short(least),
            short(greatest),
            self.suffix()
        )
    }
}

/// A bound of a range, without many digits.
fn short(bound: f64) -> String {
    if bound.abs() >= 1e15 {
        format!("{bound:.2e}")
    } else {
        format!("{}", (bound * 1e4).round() / 1e4)
    }
}
