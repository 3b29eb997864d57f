//! Clicks into the picture: they select entities or give the input to the game.

use super::ViewportUi;
use crate::maths::View;
use crate::paint::marker_at;
use crate::scene::Marker;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_engine::PlayMode;
use playground_core_ui::{EditorCommand, SelectMode};
use playground_graphics::egui::{Modifiers, PointerButton, Pos2, Response};

impl ViewportUi<'_, '_> {
    /// Handles a click. Without `view`, no icons of the editor can be hit.
    pub(super) fn clicks(&mut self, response: &Response, markers: &[Marker], view: Option<&View>) {
        let play = self.context.state.play;
        if !response.clicked_by(PointerButton::Primary) || play.captured {
            return;
        }
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        let modifiers = response.ctx.input(|input| input.modifiers);
        let mode = mode_of(modifiers);
        if play.mode == PlayMode::Play && mode == SelectMode::Replace {
            self.context
                .commands
                .push(EditorCommand::CaptureInput(true));
            return;
        }
        let marker = view.and_then(|view| marker_at(view, markers, at));
        match marker {
            Some(entity) => self.select(vec![entity], mode),
            None => self.pick(response, at, mode),
        }
    }

    /// Selects what a context menu is opened on, unless it is selected already.
    pub(super) fn pick_for_menu(&mut self, response: &Response, view: &View, markers: &[Marker]) {
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        match marker_at(view, markers, at) {
            Some(entity) if self.context.state.selection.is_selected(entity) => {}
            Some(entity) => self.select(vec![entity], SelectMode::Replace),
            None => {
                self.pick(response, at, SelectMode::Replace);
                self.state.picks_for_menu = true;
            }
        }
    }

    /// Requests the entity at a point from the renderer, which answers in a later frame.
    fn pick(&mut self, response: &Response, at: Pos2, mode: SelectMode) {
        let offset = (at - response.rect.min) * response.ctx.pixels_per_point();
        let [width, height] = self.context.viewport.size_px;
        let pixel = |offset: f32, size: u32| (offset.max(0.0) as u32).min(size.saturating_sub(1));
        self.context.viewport.pick_px = Some([pixel(offset.x, width), pixel(offset.y, height)]);
        self.state.pick = Some(mode);
        self.state.picks_for_menu = false;
        response.ctx.request_repaint();
    }

    /// Selects the entity that the renderer found. A click on the background clears the selection.
    pub(super) fn take_picked(&mut self) {
        let Some(hit) = self.context.viewport.picked.take() else {
            return;
        };
        let mode = self.state.pick.take().unwrap_or_default();
        let is_selected = |entity| self.context.state.selection.is_selected(entity);
        if std::mem::take(&mut self.state.picks_for_menu) && hit.is_none_or(is_selected) {
            return;
        }
        match (hit, mode) {
            (Some(entity), _) => self.select(vec![entity], mode),
            (None, SelectMode::Replace) => self.select(Vec::new(), mode),
            (None, _) => {}
        }
    }

    pub(super) fn select(&mut self, entities: Vec<EntityId>, mode: SelectMode) {
        let entities = entities.into_iter().map(EntityRef::Id).collect();
        self.context
            .commands
            .push(EditorCommand::Select(entities, mode));
    }
}

/// How a click or a rectangle changes the selection.
pub const fn mode_of(modifiers: Modifiers) -> SelectMode {
    if modifiers.command || modifiers.ctrl {
        SelectMode::Toggle
    } else if modifiers.shift {
        SelectMode::Add
    } else {
        SelectMode::Replace
    }
}
