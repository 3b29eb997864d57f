//! A drag over the picture, beside the handles: it selects what is in its rectangle.

use super::ViewportUi;
use super::clicks::mode_of;
use crate::maths::View;
use crate::scene::{Marker, entities_in};
use playground_core_ecs::EntityId;
use playground_core_ui::theme;
use playground_graphics::egui::{
    Key, Modifiers, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
};
use std::collections::HashSet;

impl ViewportUi<'_, '_> {
    /// Starts, draws or ends the rectangle. `markers` are entities without a mesh.
    pub(super) fn box_selection(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: &View,
        markers: &[Marker],
    ) {
        let (pointer, is_held, modifiers) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.latest_pos(),
                pointer.primary_down(),
                input.modifiers,
            )
        });
        let is_handle = self.state.drag.is_some() || self.state.component_drag.is_some();
        if response.drag_started_by(PointerButton::Primary) && !is_handle && !modifiers.alt {
            self.state.box_start = ui.input(|input| input.pointer.press_origin());
        }
        let (Some(start), Some(end)) = (self.state.box_start, pointer) else {
            return;
        };
        let escape = |ui: &Ui| ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if escape(ui) || is_handle {
            self.state.box_start = None;
        } else if is_held {
            paint(ui, response.rect, start, end);
        } else {
            self.state.box_start = None;
            let entities = self.entities_in(view, Rect::from_two_pos(start, end), markers);
            self.select(entities, mode_of(modifiers));
        }
    }

    fn entities_in(&self, view: &View, rect: Rect, markers: &[Marker]) -> Vec<EntityId> {
        let mut found = entities_in(self.keys, self.context.world, view, rect);
        let mut known: HashSet<EntityId> = found.iter().copied().collect();
        for marker in markers {
            let at = view.to_screen(marker.position());
            if at.is_some_and(|at| rect.contains(at)) && known.insert(marker.entity) {
                found.push(marker.entity);
            }
        }
        found
    }
}

fn paint(ui: &Ui, area: Rect, start: Pos2, end: Pos2) {
    let rect = Rect::from_two_pos(start, end).intersect(area);
    let fill = theme::ACCENT.gamma_multiply(0.12);
    let stroke = Stroke::new(1.0, theme::ACCENT);
    ui.painter()
        .rect(rect, 0.0, fill, stroke, StrokeKind::Inside);
    ui.ctx().request_repaint();
}
