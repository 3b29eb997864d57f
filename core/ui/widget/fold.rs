//! The arrow of a row that can be folded.

use crate::icon;
use playground_graphics::egui::{
    Align2, Button, Color32, FontId, Rect, Response, RichText, Ui, vec2,
};

/// The glyph of an open or a closed row.
pub const fn fold_icon(is_open: bool) -> &'static str {
    if is_open {
        icon::ICON_KEYBOARD_ARROW_DOWN.codepoint
    } else {
        icon::ICON_KEYBOARD_ARROW_RIGHT.codepoint
    }
}

/// Paints the arrow in the middle of a rectangle.
pub fn paint_fold(ui: &Ui, rect: Rect, is_open: bool, color: Color32) {
    let (icon, font) = (fold_icon(is_open), FontId::proportional(16.0));
    let middle = Align2::CENTER_CENTER;
    ui.painter().text(rect.center(), middle, icon, font, color);
}

/// A button with the arrow; `name` says what a click does.
pub fn fold_button(ui: &mut Ui, is_open: bool, name: &str) -> Response {
    let button = Button::new(RichText::new(fold_icon(is_open)).size(16.0)).frame(false);
    let fold = ui.add_sized(vec2(18.0, 18.0), button).on_hover_text(name);
    fold.accessible_name(name)
}
