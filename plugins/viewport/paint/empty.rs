//! [`empty_ui`]: the hint that is shown without a picture.

use playground_core_ui::{EditorState, EmptyState, icon, theme};
use playground_graphics::egui::{Color32, Rect, Ui, UiBuilder};

/// Shows why there is no picture and what the user can do.
pub fn empty_ui(ui: &mut Ui, rect: Rect, state: &EditorState, error: Option<&str>) {
    ui.painter().rect_filled(rect, 0.0, theme::BACKGROUND);
    let (glyph, color, title, text) = message(state, error);
    let empty = EmptyState::new(glyph, title, &text).icon_color(color);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| empty.show(ui));
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
            "The first picture appears in a moment.".to_owned(),
        ),
    }
}
