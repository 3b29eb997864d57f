//! Small widgets that the whole shell uses.

use super::action::{Action, shortcut_text};
use playground_base::egui::{
    Button, Color32, Frame, Margin, Response, RichText, Stroke, Ui, Vec2, vec2,
};
use playground_core_ui::theme;

/// Size of icons in bars and menus, in points.
pub const ICON_SIZE: f32 = 18.0;
/// Size of the buttons that show them, in points.
const ICON_BUTTON: Vec2 = vec2(28.0, 28.0);

/// An icon of the Material font as text.
pub fn icon_text(icon: &str, size: f32) -> RichText {
    RichText::new(icon).size(size)
}

/// A flat button with an icon only. The name is what a screen reader says, and the tooltip.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let text = icon_text(icon, 14.0).color(theme::TEXT_WEAK);
    let button = Button::new(text).frame_when_inactive(false).min_size(vec2(20.0, 20.0));
    ui.add(button).on_hover_text(name).accessible_name(name)
}

/// A flat icon button for an action of a bar; coloured while it is on.
pub fn action_button(ui: &mut Ui, action: &Action, color: Option<Color32>) -> Response {
    let on = color.is_some() || action.checked == Some(true);
    let mut text = icon_text(action.icon, ICON_SIZE);
    if on && action.enabled {
        text = text.color(color.unwrap_or(theme::ACCENT));
    }
    let button = Button::new(text)
        .frame_when_inactive(on)
        .min_size(ICON_BUTTON)
        .corner_radius(theme::ROUNDING);
    let response = ui.add_enabled(action.enabled, button);
    let tip = tooltip(action);
    response
        .on_hover_text(&tip)
        .on_disabled_hover_text(&tip)
        .accessible_name(&action.name)
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
        .min_size(vec2(80.0, 28.0))
}

/// A button beside a filled one.
pub fn plain_button<'a>(text: &str) -> Button<'a> {
    Button::new(text.to_owned()).min_size(vec2(80.0, 28.0))
}

/// A small rounded badge.
pub fn badge(ui: &mut Ui, icon: &str, text: &str, color: Color32) -> Response {
    let frame = Frame::new()
        .fill(color.gamma_multiply(0.16))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(8, 2));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if !icon.is_empty() {
            ui.label(icon_text(icon, 14.0).color(color));
        }
        ui.label(RichText::new(text).color(color));
    });
    shown.response
}

/// A quiet line of explanation.
pub fn hint(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(theme::TEXT_WEAK));
}
