//! [`empty_ui`]: why there is no picture, and what to do.

use playground_base::egui::{Align2, Color32, FontId, Rect, RichText, Ui, UiBuilder, vec2};
use playground_core_ui::{EditorState, icon, theme};

/// Says why there is no picture, and what to do.
pub fn empty_ui(ui: &mut Ui, rect: Rect, state: &EditorState, error: Option<&str>) {
    ui.painter().rect_filled(rect, 0.0, theme::BACKGROUND);
    let (glyph, color, title, text) = message(state, error);
    let width = (rect.width() - 32.0).clamp(120.0, 420.0);
    let area = Rect::from_center_size(rect.center(), vec2(width, 170.0)).intersect(rect);
    let glyph_at = area.center_top() + vec2(0.0, 24.0);
    let font = FontId::proportional(34.0);
    ui.painter()
        .text(glyph_at, Align2::CENTER_CENTER, glyph, font, color);
    let below = Rect::from_min_max(area.min + vec2(0.0, 54.0), area.max);
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).size(16.0).color(theme::TEXT_STRONG));
            ui.add_space(4.0);
            ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        });
    });
}

fn message(
    state: &EditorState,
    error: Option<&str>,
) -> (&'static str, Color32, &'static str, String) {
    match (error, &state.project) {
        (Some(error), _) => (
            icon::ICON_ERROR.codepoint,
            theme::ERROR,
            "Nothing can be drawn",
            format!("{error}\nPick another renderer in the View menu, or restart the editor."),
        ),
        (None, None) => (
            icon::ICON_DEPLOYED_CODE.codepoint,
            theme::TEXT_WEAK,
            "No project is open",
            "Open or create one in the File menu.".to_owned(),
        ),
        (None, Some(_)) => (
            icon::ICON_HOURGLASS_EMPTY.codepoint,
            theme::TEXT_WEAK,
            "The renderer is starting",
            "The first picture comes in a moment.".to_owned(),
        ),
    }
}
