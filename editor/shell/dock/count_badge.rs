//! [`CountBadge`]: a number beside the title of a tab.

use playground_core_ui::{theme, words};
use playground_graphics::egui::{Align2, Color32, FontId, Pos2, Rect, Ui, Vec2, vec2};

/// The space between the title and the badge, in points.
const GAP: f32 = 6.0;
/// The space between the number and the border of the badge, in points.
const PADDING: Vec2 = vec2(5.0, 0.5);
const FONT: FontId = FontId::proportional(11.0);

/// A number in a coloured pill.
pub struct CountBadge {
    text: String,
    size: Vec2,
    color: Color32,
}

impl CountBadge {
    /// A number in this colour.
    pub fn new(ui: &Ui, count: usize, color: Color32) -> Self {
        let text = words::count(count);
        let painter = ui.painter();
        let number = painter.layout_no_wrap(text.clone(), FONT, theme::BACKGROUND);
        let size = number.size() + 2.0 * PADDING;
        Self { text, size, color }
    }

    /// Its width with the gap before it, in points.
    pub const fn width(&self) -> f32 {
        GAP + self.size.x
    }

    /// Paints it to the right of a point.
    pub fn paint(&self, ui: &Ui, left_center: Pos2) {
        let center = left_center + vec2(GAP + self.size.x * 0.5, 0.0);
        let pill = Rect::from_center_size(center, self.size);
        let painter = ui.painter();
        painter.rect_filled(pill, self.size.y * 0.5, self.color);
        let middle = Align2::CENTER_CENTER;
        painter.text(center, middle, &self.text, FONT, theme::BACKGROUND);
    }
}
