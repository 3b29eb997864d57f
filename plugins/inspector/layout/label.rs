//! Labels of fields, their tooltips and their menus.

use crate::field::{Attributes, Editing, Field};
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{
    Button, Color32, Id, Rect, Response, RichText, Role, Sense, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2,
};

/// Draws a field's label. It is brighter when the value differs from the default.
pub fn label_ui(ui: &Ui, rect: Rect, field: &Field<'_>, editing: &mut Editing<'_>) -> Response {
    let id = Id::unique((&field.path, "label"));
    let label = ui.interact(rect, id, Sense::click());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &field.label));
    let is_changed = field.default.is_some() && field.is_changed();
    let color = if label.hovered() {
        theme::TEXT_STRONG
    } else if is_changed {
        theme::TEXT
    } else {
        theme::TEXT_WEAK
    };
    paint_label(ui, rect, &field.label, color);
    label.context_menu(|ui| menu_ui(ui, field, editing, id));
    label.on_hover_ui(|ui| tooltip_ui(ui, field))
}

/// Paints text in a rectangle and truncates it.
pub fn paint_label(ui: &Ui, rect: Rect, text: &str, color: Color32) {
    let text = WidgetText::from(RichText::new(text).color(color));
    let wrap = Some(TextWrapMode::Truncate);
    let galley = text.into_galley(ui, wrap, rect.width(), TextStyle::Body);
    let top = rect.center().y - galley.size().y * 0.5;
    ui.painter().galley(pos2(rect.left(), top), galley, color);
}

fn tooltip_ui(ui: &mut Ui, field: &Field<'_>) {
    ui.set_max_width(280.0);
    ui.label(RichText::new(&field.path).small().color(theme::TEXT_WEAK));
    if !field.attributes.doc.is_empty() {
        ui.label(field.attributes.doc);
    }
    let range = range_text(&field.attributes);
    if !range.is_empty() {
        ui.label(RichText::new(range).color(theme::TEXT_WEAK));
    }
}

/// Range and unit, such as `0 to 10 m`.
fn range_text(attributes: &Attributes) -> String {
    let range = match (attributes.min, attributes.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(),
    };
    match (range.is_empty(), attributes.unit) {
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
    if button.clicked()
        && let Some(default) = field.default
    {
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
