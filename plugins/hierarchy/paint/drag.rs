//! Rows being dragged.

use super::HierarchyUi;
use crate::actions::{DropTarget, drop_command};
use crate::panel::Scroll;
use playground_core_ecs::EntityId;
use playground_core_ui::theme;
use playground_graphics::egui::{
    Align2, CursorIcon, FontId, Id, Key, LayerId, Order, Rect, Stroke, StrokeKind, Ui, pos2, vec2,
};

/// How near the edge the list scrolls by itself, and how far in a frame, in points.
const EDGE: f32 = 20.0;
const STEP: f32 = 6.0;

impl HierarchyUi<'_> {
    /// Shows where dragged rows would be dropped, and drops them.
    pub(super) fn drag_ui(&mut self, ui: &Ui, area: Rect, hovered: Option<EntityId>) {
        let Some(drag) = self.state.drag.take() else {
            return;
        };
        let (pointer, is_down, is_cancelled) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.interact_pos(),
                pointer.primary_down(),
                input.key_pressed(Key::Escape),
            )
        });
        let Some(pointer) = pointer.filter(|_| !is_cancelled) else {
            return;
        };
        let hovered = if area.contains(pointer) {
            hovered.or_else(|| self.row_at(area, pointer.y))
        } else {
            None
        };
        let target = DropTarget::new(&self.state.tree.links, &drag.entities, hovered);
        if !is_down {
            if area.contains(pointer) {
                let command = drop_command(&self.state.tree.links, &drag.entities, target);
                self.commands.extend(command);
            }
            return;
        }
        if area.contains(pointer) {
            self.paint_target(ui, area, target);
            scroll_at_edge(ui, area, pointer.y);
        }
        paint_label(ui, pointer + vec2(14.0, 4.0), &drag.label);
        ui.request_repaint();
        self.state.drag = Some(drag);
    }

    /// While a drag lasts, egui reports only the dragged row as hovered.
    fn row_at(&self, area: Rect, y: f32) -> Option<EntityId> {
        let Scroll { offset, .. } = self.state.scroll;
        let at = ((y - area.top() + offset) / theme::ROW_HEIGHT).floor();
        self.state
            .tree
            .rows
            .get(at.max(0.0) as usize)
            .map(|row| row.entity)
    }

    fn paint_target(&self, ui: &Ui, area: Rect, target: DropTarget) {
        let (entity, color) = match target {
            DropTarget::Onto(entity) => (Some(entity), theme::ACCENT),
            DropTarget::Refused(entity) => (Some(entity), theme::ERROR),
            DropTarget::Root => (None, theme::ACCENT),
        };
        let icon = match target {
            DropTarget::Refused(_) => CursorIcon::NotAllowed,
            DropTarget::Onto(_) | DropTarget::Root => CursorIcon::Grabbing,
        };
        ui.set_cursor_icon(icon);
        let rect = match entity.and_then(|entity| self.state.tree.position(entity)) {
            Some(at) => {
                let top = area.top() + at as f32 * theme::ROW_HEIGHT - self.state.scroll.offset;
                Rect::from_min_size(
                    pos2(area.left(), top),
                    vec2(area.width(), theme::ROW_HEIGHT),
                )
            }
            None => area,
        };
        let painter = ui.painter_at(area);
        let rect = rect.shrink2(vec2(2.0, 0.0));
        let stroke = Stroke::new(1.5, color);
        painter.rect_stroke(rect, theme::ROUNDING, stroke, StrokeKind::Inside);
    }
}

fn scroll_at_edge(ui: &Ui, area: Rect, y: f32) {
    if y < area.top() + EDGE {
        ui.scroll_with_delta(vec2(0.0, STEP));
    } else if y > area.bottom() - EDGE {
        ui.scroll_with_delta(vec2(0.0, -STEP));
    }
}

fn paint_label(ui: &Ui, at: playground_graphics::egui::Pos2, label: &str) {
    let layer = LayerId::new(Order::Tooltip, Id::unique("hierarchy drag"));
    let painter = ui.ctx().layer_painter(layer);
    let font = FontId::proportional(13.0);
    let galley = painter.layout_no_wrap(label.to_owned(), font, theme::TEXT_STRONG);
    let rect = Align2::LEFT_TOP
        .anchor_size(at, galley.size())
        .expand2(vec2(6.0, 3.0));
    painter.rect_filled(rect, theme::ROUNDING, theme::RAISED);
    painter.galley(at, galley, theme::TEXT_STRONG);
}
