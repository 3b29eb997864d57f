//! The camera of this frame.

use super::ViewportUi;
use crate::camera::{Glide, Rig, control};
use crate::maths::View;
use crate::scene::bounds;
use playground_base::egui::{Rect, Response, Ui};
use playground_core_ecs::EntityId;

impl ViewportUi<'_, '_> {
    /// Moves the camera by what the user does and by what was asked for, and tells how it sees.
    pub(super) fn camera(&mut self, ui: &Ui, rect: Rect, response: &Response) -> View {
        let view = View::new(rect, &self.viewport_camera());
        self.frame_when_asked(rect);
        let is_dragging = self.memory.drag.is_some() || self.memory.component_drag.is_some();
        if !self.context.state.play.captured && !is_dragging {
            let before = self.memory.rig;
            let rig = control(ui, response, &view, before, &mut self.memory.controls);
            if rig != before && rig.is_finite() {
                self.memory.rig = rig;
                self.memory.glide = None;
            }
        }
        self.glide(ui);
        let camera = self.viewport_camera();
        self.context.viewport.camera = camera;
        View::new(rect, &camera)
    }

    /// Sends the camera on its way.
    pub(super) fn go_to(&mut self, rig: Rig) {
        self.memory.glide = Some(Glide::new(self.memory.rig, rig));
    }

    /// Sends the camera to where it sees all that is selected.
    pub(super) fn frame_selection(&mut self, rect: Rect) {
        let selected = self.with_descendants();
        let Some((center, radius)) = bounds(self.keys, self.context.world, &selected) else {
            return;
        };
        let half_height = (self.context.viewport.camera.fov_y * 0.5).tan();
        let half_width = half_height * rect.width() / rect.height().max(1.0);
        let half_angle = half_height.min(half_width).atan();
        self.go_to(self.memory.rig.framing(center, radius, half_angle));
    }

    fn with_descendants(&self) -> Vec<EntityId> {
        let selected = self.context.state.selection.entities();
        let world = self.context.world;
        match world.read(&self.keys.parents) {
            Ok(parents) => world.with_descendants(&parents, selected),
            // Somebody writes who is below whom: then the entities themselves will do.
            Err(_) => selected.to_vec(),
        }
    }

    fn frame_when_asked(&mut self, rect: Rect) {
        let asked = self.context.state.frame_selection;
        let seen = self.memory.framed.replace(asked);
        if seen.is_some_and(|seen| seen < asked) {
            self.frame_selection(rect);
        }
    }

    fn glide(&mut self, ui: &Ui) {
        let Some(glide) = self.memory.glide.take() else {
            return;
        };
        let seconds = ui.input(|input| input.stable_dt.min(0.1));
        (self.memory.rig, self.memory.glide) = glide.stepped(seconds);
        ui.ctx().request_repaint();
    }
}
