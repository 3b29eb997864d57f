//! The row of the world. It stays above the entities while they scroll. It can be selected, but not
//! moved, renamed or deleted.

use super::HierarchyUi;
use super::row::{ICON, paint_background, paint_icon, paint_name};
use crate::actions::select_world;
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{
    Id, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

impl HierarchyUi<'_> {
    /// Draws the row; true when it was clicked. The caller gives the list the focus after drawing
    /// it, because a click outside of the list takes the focus from it.
    pub(super) fn world_row_ui(&mut self, ui: &mut Ui) -> bool {
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
        let (_, rect) = ui.allocate_space(size);
        let response = ui.interact(rect, Id::unique("hierarchy world"), Sense::click());
        let is_selected = self.state.selected.is_world();
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_selected, "World"));
        paint_background(ui, rect, is_selected, response.hovered());
        let color = if is_selected {
            theme::TEXT_STRONG
        } else {
            theme::TEXT
        };
        let left = rect.left() + 4.0;
        let symbol = Rect::from_min_size(pos2(left, rect.top()), vec2(ICON, rect.height()));
        paint_icon(ui, symbol, icon::ICON_PUBLIC.codepoint, color, 15.0);
        let text = Rect::from_min_max(pos2(symbol.right() + 4.0, rect.top()), rect.max);
        paint_name(ui, text, "World", color);
        let line = Stroke::new(1.0, theme::BORDER);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
        let is_clicked = response.clicked() || response.secondary_clicked();
        if is_clicked {
            self.commands.push(select_world());
        }
        response.on_hover_ui(|ui| {
            ui.set_max_width(280.0);
            ui.label("What the world has beside its entities: the resources of the engine and of the game.");
            let hint = "In the console: get World";
            ui.label(RichText::new(hint).small().color(theme::TEXT_WEAK));
        });
        is_clicked
    }
}
