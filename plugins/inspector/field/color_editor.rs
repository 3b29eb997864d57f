//! Editor of colours. Values are linear.

use super::{Editing, Field, default_value::color_value, field::inner, number::MIXED};
use playground_base::Value;
use playground_base::egui::{Color32, Popup, Rgba, RichText, Ui};
use playground_core_ui::theme;

/// Names of the fields of a colour.
const NAMES: [&str; 4] = ["r", "g", "b", "a"];

/// Edits a colour.
pub fn color_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let part = |name| {
        let part = field.primary().and_then(|value| inner(value).field(name));
        part.and_then(Value::as_f64).unwrap_or_default() as f32
    };
    let mut parts = NAMES.map(part);
    ui.spacing_mut().interact_size.x = 44.0;
    let response = ui.color_edit_button_rgba_unmultiplied(&mut parts);
    if Popup::is_any_open(ui.ctx()) && ui.input(|input| input.pointer.any_down()) {
        editing.gestures.hold(response.id);
    }
    if response.changed() {
        editing.set(response.id, field, color_value(parts));
    }
    let text = match field.common() {
        Some(_) => hex(parts),
        None => MIXED.to_owned(),
    };
    ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
}

/// The gamma-encoded colour in hexadecimal, and the opacity unless it is full.
fn hex([r, g, b, a]: [f32; 4]) -> String {
    let color = Color32::from(Rgba::from_rgb(r, g, b));
    let opacity = if a < 1.0 {
        format!("  {:.0} %", a * 100.0)
    } else {
        String::new()
    };
    format!(
        "#{:02X}{:02X}{:02X}{opacity}",
        color.r(),
        color.g(),
        color.b()
    )
}
