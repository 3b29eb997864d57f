//! Editor of colours. Values are linear.

use super::color_picker::color_picker_ui;
use super::{Editing, Field, committed_text_ui, default_value::color_value, field::inner};
use super::{number::MIXED, refusal::refusal_ui};
use crate::layout::FIELD_HEIGHT;
use playground_base::Value;
use playground_core_ui::select_all_text;
use playground_graphics::egui::ecolor::{linear_f32_from_gamma_u8, linear_f32_from_linear_u8};
use playground_graphics::egui::{
    Color32, Id, Popup, PopupCloseBehavior, Response, Rgba, Role, Sense, Ui, WidgetInfo,
    color_picker::show_color_at, vec2,
};

/// Names of the fields of a colour.
const NAMES: [&str; 4] = ["r", "g", "b", "a"];
/// The width of the sample, in points.
const SAMPLE: f32 = 44.0;

/// Edits a colour: a sample that opens a picker, and its hexadecimal number.
pub fn color_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let part = |name| {
        let part = field.primary().and_then(|value| inner(value).field(name));
        part.and_then(Value::as_f64).unwrap_or_default() as f32
    };
    let parts = NAMES.map(part);
    ui.spacing_mut().item_spacing.x = 4.0;
    let sample = sample_ui(ui, field, parts);
    let shown = Popup::menu(&sample)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| color_picker_ui(ui, sample.id.with("picker"), parts));
    if shown.is_some() && ui.input(|input| input.pointer.any_down()) {
        editing.gestures.hold(sample.id);
    }
    let picked = shown.and_then(|shown| shown.inner);
    if let Some(picked) = picked {
        editing.set(sample.id, field, color_value(picked));
    }
    hex_ui(ui, field, parts, editing);
}

fn sample_ui(ui: &mut Ui, field: &Field<'_>, [r, g, b, a]: [f32; 4]) -> Response {
    let (_, rect) = ui.allocate_space(vec2(SAMPLE, FIELD_HEIGHT));
    let id = Id::unique((&field.path, "color"));
    let sample = ui.interact(rect, id, Sense::click());
    sample.widget_info(|| WidgetInfo::labeled(Role::Button, true, &field.label));
    let color = Color32::from(Rgba::from_rgba_unmultiplied(r, g, b, a));
    show_color_at(ui.painter(), color, rect);
    let visuals = ui.style().interact(&sample);
    let stroke = visuals.bg_stroke;
    let kind = playground_graphics::egui::StrokeKind::Inside;
    ui.painter()
        .rect_stroke(rect, visuals.corner_radius, stroke, kind);
    sample
}

fn hex_ui(ui: &mut Ui, field: &Field<'_>, parts: [f32; 4], editing: &mut Editing<'_>) {
    let text = field.common().map(|_| hex(parts));
    let id = Id::unique((&field.path, "hex"));
    let (response, entered) = committed_text_ui(ui, (id, MIXED), text.as_deref(), editing.texts);
    editing.hold(&response);
    if let Some(text) = text.filter(|_| response.gained_focus()) {
        select_all_text(ui, id, &text);
    }
    match entered.as_deref().map(|text| (text, parsed_hex(text))) {
        Some((_, Some(color))) => editing.set(response.id, field, color_value(color)),
        Some((text, None)) => {
            let reason = format!(
                "\u{201c}{text}\u{201d} is no colour. Type one such as #FF8000, or #FF8000CC with its opacity."
            );
            editing.texts.refuse(response.id, reason);
        }
        None => {}
    }
    refusal_ui(ui, &response, editing.texts);
    let name = format!("{} as a number", field.label);
    response.accessible_name(name);
}

/// The gamma-encoded colour in hexadecimal, and the opacity unless it is full.
fn hex([r, g, b, a]: [f32; 4]) -> String {
    let color = Color32::from(Rgba::from_rgb(r, g, b));
    let [r, g, b, _] = color.to_array();
    match (a.clamp(0.0, 1.0) * 255.0).round() as u8 {
        u8::MAX => format!("#{r:02X}{g:02X}{b:02X}"),
        a => format!("#{r:02X}{g:02X}{b:02X}{a:02X}"),
    }
}

/// The linear colour of a hexadecimal number with three, six or eight digits.
fn parsed_hex(text: &str) -> Option<[f32; 4]> {
    let digits = text.trim();
    let digits = digits.strip_prefix('#').unwrap_or(digits);
    if !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 | 8 => digits.to_owned(),
        _ => return None,
    };
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let linear = |at: usize| byte(at).map(linear_f32_from_gamma_u8);
    let opacity = byte(6).map_or(1.0, linear_f32_from_linear_u8);
    Some([linear(0)?, linear(2)?, linear(4)?, opacity])
}

#[cfg(test)]
mod tests {
    use super::{hex, parsed_hex};

    #[test]
    fn hexadecimal_colour_is_read_as_it_is_written() {
        for text in ["#FF8000", "#000000", "#12345678"] {
            let color = parsed_hex(text).expect("a colour");
            assert_eq!(hex(color), text);
        }
        assert_eq!(parsed_hex("f80"), parsed_hex("#FF8800"));
        for text in [
            "",
            "#",
            "#12",
            "#GGGGGG",
            "red",
            "#1234567",
            "\u{e4}\u{e4}\u{e4}",
        ] {
            assert_eq!(parsed_hex(text), None, "{text}");
        }
    }
}
