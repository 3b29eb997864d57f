//! Labels, what they tell under the mouse, and their menu.

use crate::field::{Editing, Facts, Field};
use playground_base::egui::{
    Button, Color32, Id, Rect, Response, RichText, Role, Sense, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2,
};
use playground_core_ui::{icon, theme};

/// Draws a field's label. What differs from a new component is brighter.
pub fn label_ui(ui: &Ui, rect: Rect, field: &Field<'_>, editing: &mut Editing<'_>) -> Response {
    let id = Id::unique((&field.path, "label"));
    let label = ui.interact(rect, id, Sense::click());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &field.label));
    let is_changed = field.default.is_some() && field.is_changed();
    let color = match (label.hovered(), is_changed) {
        (true, _) => theme::TEXT_STRONG,
        (false, true) => theme::TEXT,
        (false, false) => theme::TEXT_WEAK,
    };
    paint_label(ui, rect, &field.label, color);
    label.context_menu(|ui| menu_ui(ui, field, editing, id));
    label.on_hover_ui(|ui| explanation_ui(ui, field))
}

/// Text in a rectangle, cut off where it is too long.
pub fn paint_label(ui: &Ui, rect: Rect, text: &str, color: Color32) {
    let text = WidgetText::from(RichText::new(text).color(color));
    let wrap = Some(TextWrapMode::Truncate);
    let galley = text.into_galley(ui, wrap, rect.width(), TextStyle::Body);
    let top = rect.center().y - galley.size().y * 0.5;
    ui.painter().galley(pos2(rect.left(), top), galley, color);
}

fn explanation_ui(ui: &mut Ui, field: &Field<'_>) {
    ui.set_max_width(280.0);
    ui.label(RichText::new(&field.path).small().color(theme::TEXT_WEAK));
    if !field.facts.doc.is_empty() {
        ui.label(field.facts.doc);
    }
    let range = range_text(&field.facts);
    if !range.is_empty() {
        ui.label(RichText::new(range).color(theme::TEXT_WEAK));
    }
}

/// Unit and range in words.
fn range_text(facts: &Facts) -> String {
    let range = match (facts.min, facts.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(),
    };
    match (range.is_empty(), facts.unit) {
        (_, "") => range,
        (true, unit) => format!("in {unit}"),
        (false, unit) => format!("{range} {unit}"),
    }
}

fn menu_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>, id: Id) {
    let reset = format!("{}  Reset to default", icon::ICON_RESTART_ALT.codepoint);
    let can_reset = field.default.is_some() && !field.is_read_only && field.is_changed();
    let button = Button::new(reset).frame_when_inactive(false);
    let button = ui
        .add_enabled(can_reset, button)
        .accessible_name("Reset to default");
    if let (true, Some(default)) = (button.clicked(), field.default) {
        editing.set(id, field, default.clone());
        ui.close();
    }
    let copy = format!("{}  Copy path", icon::ICON_CONTENT_COPY.codepoint);
    let button = ui.add(Button::new(copy).frame_when_inactive(false));
    if button.accessible_name("Copy path").clicked() {
        ui.ctx().copy_text(field.path.clone());
        ui.close();
    }
}
