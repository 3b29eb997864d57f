//! Moves the camera.

use super::ViewportUi;
use crate::camera::{Glide, Rig, control};
use crate::maths::View;
use crate::scene::bounds;
use playground_base::egui::{Rect, Response, Ui};
use playground_core_ecs::EntityId;

impl ViewportUi<'_, '_> {
    /// Moves the camera by input and by requests, and returns its view.
    pub(super) fn camera(&mut self, ui: &Ui, rect: Rect, response: &Response) -> View {
        let view = View::new(rect, &self.viewport_camera());
        self.frame_on_request(rect);
        let is_dragging = self.state.drag.is_some() || self.state.component_drag.is_some();
        if !self.context.state.play.captured && !is_dragging {
            let before = self.state.rig;
            let rig = control(ui, response, &view, before, &mut self.state.controls);
            if rig != before && rig.is_finite() {
                self.state.rig = rig;
                self.state.glide = None;
            }
        }
        self.glide(ui);
        let camera = self.viewport_camera();
        self.context.viewport.camera = camera;
        View::new(rect, &camera)
    }

    /// Starts a movement of the camera.
    pub(super) fn glide_to(&mut self, rig: Rig) {
        self.state.glide = Some(Glide::new(self.state.rig, rig));
    }

    /// Moves the camera until it shows the whole selection.
    pub(super) fn frame_selection(&mut self, rect: Rect) {
        let selected = self.with_descendants();
        let Some((center, radius)) = bounds(self.keys, self.context.world, &selected) else {
            return;
        };
        let half_height = (self.context.viewport.camera.fov_y * 0.5).tan();
        let half_width = half_height * rect.width() / rect.height().max(1.0);
        let half_angle = half_height.min(half_width).atan();
        self.glide_to(self.state.rig.framing(center, radius, half_angle));
    }

    fn with_descendants(&self) -> Vec<EntityId> {
        let selected = self.context.state.selection.entities();
        let world = self.context.world;
        match world.read(&self.keys.parents) {
            Ok(parents) => world.with_descendants(&parents, selected),
            // The parents are being written: the selected entities themselves are enough.
            Err(_) => selected.to_vec(),
        }
    }

    fn frame_on_request(&mut self, rect: Rect) {
        let requests = self.context.state.frame_selection;
        let before = self.state.frame_requests.replace(requests);
        if before.is_some_and(|before| before < requests) {
            self.frame_selection(rect);
        }
    }

    fn glide(&mut self, ui: &Ui) {
        let Some(glide) = self.state.glide.take() else {
            return;
        };
        let seconds = ui.input(|input| input.stable_dt.min(0.1));
        (self.state.rig, self.state.glide) = glide.stepped(seconds);
        ui.ctx().request_repaint();
    }
}
