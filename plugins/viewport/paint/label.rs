//! [`paint_label`]: a text over the picture.

use playground_core_ui::theme;
use playground_graphics::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, vec2};

/// A text with a background, aligned at a point and kept inside the painter's area. Returns its area.
pub fn paint_label(painter: &Painter, at: Pos2, align: Align2, text: &str, color: Color32) -> Rect {
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(12.5), color);
    let padding = vec2(7.0, 4.0);
    let area = painter.clip_rect().shrink(2.0);
    let rect = align.anchor_size(at, galley.size() + padding * 2.0);
    let keep_in = |low: f32, high: f32, min: f32, max: f32| (max - high).min(0.0).max(min - low);
    let rect = rect.translate(vec2(
        keep_in(rect.left(), rect.right(), area.left(), area.right()),
        keep_in(rect.top(), rect.bottom(), area.top(), area.bottom()),
    ));
    painter.rect_filled(
        rect,
        theme::ROUNDING,
        theme::BACKGROUND.gamma_multiply(0.86),
    );
    painter.galley(rect.min + padding, galley, color);
    rect
}
