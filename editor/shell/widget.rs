//! Small widgets that the whole shell uses.

use super::action::{Action, shortcut_text};
use playground_core_ui::{select_all_text, theme, words};
use playground_graphics::egui::{
    Align2, Button, Color32, Frame, Margin, Response, RichText, Sense, Stroke, StrokeKind,
    TextEdit, Ui, Vec2, vec2,
};

/// Size of icons in bars and menus, in points.
pub const ICON_SIZE: f32 = 18.0;
/// Width of buttons with text, in points.
pub const BUTTON_WIDTH: f32 = 88.0;
/// Size of icon buttons, in points.
pub const ICON_BUTTON: Vec2 = vec2(28.0, 28.0);

/// An icon of the Material font as text.
pub fn icon_text(icon: &str, size: f32) -> RichText {
    RichText::new(icon).size(size)
}

/// A flat button with an icon only. The name is for the screen reader and the tooltip.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let text = icon_text(icon, 14.0).color(theme::TEXT_WEAK);
    let button = Button::new(text)
        .frame_when_inactive(false)
        .min_size(vec2(20.0, 20.0));
    ui.add(button).on_hover_text(name).accessible_name(name)
}

/// A flat icon button for an action of a bar, in the accent colour while it is on.
pub fn action_button(ui: &mut Ui, action: &Action, color: Option<Color32>) -> Response {
    let on = action.checked == Some(true);
    let mut text = icon_text(action.icon, ICON_SIZE);
    if let Some(color) = color
        .or(on.then_some(theme::ACCENT))
        .filter(|_| action.enabled)
    {
        text = text.color(color);
    }
    let button = Button::new(text)
        .frame_when_inactive(on)
        .min_size(ICON_BUTTON)
        .corner_radius(theme::ROUNDING);
    let response = ui.add_enabled(action.enabled, button);
    let tip = tooltip(action);
    response
        .on_hover_text(&tip)
        .on_disabled_hover_text(format!("{tip}\n{}", obstacle_text(action)))
        .accessible_name(&action.name)
}

/// Why an action is not possible now, as a sentence.
pub fn obstacle_text(action: &Action) -> String {
    words::sentence(action.obstacle)
}

/// The action's name with its shortcut.
pub fn tooltip(action: &Action) -> String {
    match action.shortcuts.first() {
        Some(shortcut) => format!("{} ({})", action.name, shortcut_text(shortcut)),
        None => action.name.clone(),
    }
}

/// A button that stands out: filled with a colour, dark text on it.
pub fn filled_button<'a>(text: &str, color: Color32) -> Button<'a> {
    Button::new(RichText::new(text).color(theme::BACKGROUND).strong())
        .fill(color)
        .stroke(Stroke::NONE)
        .min_size(vec2(BUTTON_WIDTH, 28.0))
}

/// A button beside a filled one.
pub fn plain_button<'a>(text: &str) -> Button<'a> {
    Button::new(text.to_owned()).min_size(vec2(BUTTON_WIDTH, 28.0))
}

/// Gives a field the focus and selects its text, so that what is typed next replaces it.
pub fn focus_and_select(field: &Response, text: &str) {
    field.request_focus();
    select_all_text(&field.ctx, field.id, text);
}

/// A field for one line of text, as high as the buttons. Its id depends on its name and not on the
/// widgets before it, so that the focus stays when those come and go.
pub fn text_field(ui: &mut Ui, text: &mut String, name: &str, hint: &str, width: f32) -> Response {
    let margin = Margin::symmetric(8, 5);
    let frame = Frame::new()
        .fill(theme::FIELD)
        .stroke(Stroke::new(1.0, theme::BORDER))
        .corner_radius(theme::ROUNDING)
        .inner_margin(margin);
    let field = TextEdit::singleline(text)
        .id_salt(name)
        .frame(frame)
        .hint_text(RichText::new(hint).color(theme::TEXT_WEAK))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, 28.0))
        .desired_width(width);
    let response = ui.add(field).accessible_name(name);
    if response.has_focus() {
        let line = Stroke::new(1.0, theme::ACCENT);
        let rounding = f32::from(theme::ROUNDING);
        ui.painter()
            .rect_stroke(response.rect, rounding, line, StrokeKind::Inside);
    }
    response
}

/// A small rounded badge.
pub fn badge(ui: &mut Ui, icon: &str, text: &str, color: Color32) -> Response {
    let symbol = icon_text(icon, 16.0).color(color);
    let words = RichText::new(text).color(color);
    let button = if has_room_for_words(ui) {
        Button::new((symbol, words)).truncate()
    } else {
        Button::new(symbol)
    };
    let button = button
        .fill(color.gamma_multiply(0.16))
        .stroke(Stroke::NONE)
        .corner_radius(12)
        .gap(4.0)
        .sense(Sense::hover());
    ui.add(button).accessible_name(text)
}

/// True if there is room for more than icons. Left out texts are shown as tooltips.
pub fn has_room_for_words(ui: &Ui) -> bool {
    const NARROW: f32 = 96.0;
    ui.available_width() >= NARROW
}

/// A quiet line of explanation.
pub fn hint(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(theme::TEXT_WEAK));
}
