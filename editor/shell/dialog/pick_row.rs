//! [`pick_row_ui`]: a row of a list in a dialog, of which one is picked.

use crate::shell::widget::icon_text;
use playground_core_ui::theme;
use playground_graphics::egui::{Button, Response, RichText, Ui, vec2};

/// The height of a row, in points.
pub const PICK_ROW: f32 = 30.0;

/// A row with an icon, a name and a remark at the right, as wide as its dialog.
pub fn pick_row_ui(
    ui: &mut Ui,
    (icon, name): (&str, &str),
    remark: &str,
    is_picked: bool,
    width: f32,
) -> Response {
    let symbol = icon_text(icon, 16.0).color(theme::TEXT_WEAK);
    let mut button = Button::new((symbol, RichText::new(name)))
        .gap(8.0)
        .frame_when_inactive(is_picked)
        .min_size(vec2(width, PICK_ROW));
    if !remark.is_empty() {
        button = button.right_text(RichText::new(remark).color(theme::TEXT_WEAK));
    }
    if is_picked {
        button = button.fill(theme::SELECTION);
    }
    ui.add(button).accessible_name(name)
}
