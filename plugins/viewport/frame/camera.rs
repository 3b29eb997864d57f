//! Moves the camera.

use super::ViewportUi;
use crate::camera::{Glide, Rig, control};
use crate::maths::View;
use crate::panel::FrameRequests;
use crate::scene::{bounds, camera_of, game_camera, place_of, shows_something};
use playground_base::glam::Vec3;
use playground_core_drawing::Projection;
use playground_core_ecs::EntityId;
use playground_core_ui::{EditorCommand, ViewportCamera};
use playground_graphics::egui::{Rect, Response, Ui};

/// New entities are put on the ground where the camera looks at it, unless that is this many times
/// farther away than what it orbits.
const FARTHEST_GROUND: f32 = 4.0;

impl ViewportUi<'_, '_> {
    /// Moves the camera by input and by requests, and returns its view.
    pub(super) fn camera(&mut self, ui: &Ui, rect: Rect, response: &Response) -> View {
        self.show_new_scene(rect);
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
        } else {
            self.state.controls.release_keys();
        }
        self.glide(ui);
        let camera = self.viewport_camera();
        self.context.viewport.camera = camera;
        self.context.viewport.focus = Some(focus(&self.state.rig));
        View::new(rect, &camera)
    }

    /// Starts a movement of the camera.
    pub(super) fn glide_to(&mut self, rig: Rig) {
        self.state.glide = Some(Glide::new(self.state.rig, rig));
    }

    /// Moves the camera until it shows the whole selection.
    pub(super) fn frame_selection(&mut self, rect: Rect) {
        let selected = self.with_descendants();
        if let Some(rig) = self
            .framing(rect, &selected)
            .filter(|_| !selected.is_empty())
        {
            self.glide_to(rig);
        }
    }

    /// The camera that shows all of these entities; without entities, everything that is visible.
    fn framing(&self, rect: Rect, entities: &[EntityId]) -> Option<Rig> {
        let (center, radius) = bounds(self.keys, self.context.world, entities)?;
        let half_angle = self.half_angle(rect);
        Some(self.state.rig.framing(center, radius, half_angle))
    }

    /// Half the angle of the smaller side of the picture, in radians.
    fn half_angle(&self, rect: Rect) -> f32 {
        let half_height = (self.context.viewport.camera.fov_y * 0.5).tan();
        let half_width = half_height * rect.width() / rect.height().max(1.0);
        half_height.min(half_width).atan()
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

    /// Shows a scene that was opened since the last frame: as its camera does, if that sees anything of
    /// it, else all of it.
    fn show_new_scene(&mut self, rect: Rect) {
        let opened = self.context.state.scenes_opened;
        // Before the first scene nothing was opened.
        if opened == 0 || self.state.scene == Some(opened) {
            return;
        }
        self.state.scene = Some(opened);
        self.state.glide = None;
        self.state.rig = Rig::default();
        let all = self.framing(rect, &[]);
        let seen = self.as_game_camera().filter(|rig| {
            let view = View::new(rect, &self.camera_of(rig));
            all.is_none() || shows_something(self.keys, self.context.world, &view)
        });
        if seen.is_some() {
            self.use_projection_of_game_camera();
        }
        let rig = seen.or(all).filter(Rig::is_finite);
        self.state.rig = rig.unwrap_or_default();
    }

    /// A scene of a flat game is shown flat: in perspective, what lies before its plane would be larger than
    /// in the game, and the edges of the picture would be others.
    fn use_projection_of_game_camera(&mut self) {
        let camera = game_camera(self.keys, self.context.world);
        let is_flat = camera.map(|(camera, _)| camera.projection == Projection::Orthographic);
        if let Some(is_flat) = is_flat.filter(|flat| *flat != self.context.state.tools.orthographic)
        {
            let switch = EditorCommand::SetOrthographic(is_flat);
            self.context.commands.push(switch);
        }
    }

    /// The editor's camera where the game's is. It orbits what is in the middle of the scene.
    fn as_game_camera(&self) -> Option<Rig> {
        let (camera, world_from_view) = game_camera(self.keys, self.context.world)?;
        let center = bounds(self.keys, self.context.world, &[]).map(|(center, _)| center);
        let fov_y = self.context.viewport.camera.fov_y;
        Some(Rig::at_camera(&camera, &world_from_view, center, fov_y))
    }

    /// The editor's camera where an entity is, looking as that does.
    fn as_entity(&self, entity: EntityId) -> Option<Rig> {
        let place = place_of(self.keys, self.context.world, entity)?;
        let camera = camera_of(self.keys, self.context.world, entity).unwrap_or_default();
        let center = bounds(self.keys, self.context.world, &[]).map(|(center, _)| center);
        let fov_y = self.context.viewport.camera.fov_y;
        Some(Rig::at_camera(&camera, &place, center, fov_y))
    }

    fn frame_on_request(&mut self, rect: Rect) {
        let requests = FrameRequests {
            selection: self.context.state.frame_selection,
            all: self.context.state.frame_all,
            place: self.context.state.viewed.requests,
        };
        let Some(before) = self.state.frame_requests.replace(requests) else {
            return;
        };
        if before.selection < requests.selection {
            self.frame_selection(rect);
        }
        if before.all < requests.all {
            let all = self.framing(rect, &[]);
            self.glide_to(all.unwrap_or_default());
        }
        if before.place < requests.place {
            self.look_at_place(rect);
        }
    }

    /// Shows the place that was requested, or looks at the same place from another side.
    fn look_at_place(&mut self, rect: Rect) {
        let viewed = self.context.state.viewed;
        let through = viewed.through.and_then(|entity| self.as_entity(entity));
        let mut rig = through.unwrap_or(self.state.rig);
        if let Some(direction) = viewed.direction {
            rig = rig.looking_along(direction).around(self.state.rig.pivot());
        }
        if let Some((center, radius)) = viewed.sphere {
            rig = rig.framing(center, radius, self.half_angle(rect));
        }
        if rig.is_finite() {
            self.glide_to(rig);
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

    /// The camera to draw with.
    pub(super) fn viewport_camera(&self) -> ViewportCamera {
        self.camera_of(&self.state.rig)
    }

    fn camera_of(&self, rig: &Rig) -> ViewportCamera {
        let usual = ViewportCamera::default();
        let is_orthographic = self.context.state.tools.orthographic;
        ViewportCamera {
            position: rig.position,
            rotation: rig.rotation(),
            // An orthographic picture has no eye, so nothing is behind it.
            near: if is_orthographic {
                -usual.far
            } else {
                usual.near
            },
            ortho_height: is_orthographic.then(|| rig.distance * (usual.fov_y * 0.5).tan() * 2.0),
            ..usual
        }
    }
}

/// Where new entities are put: on the ground in the middle of the picture, or at the point that the
/// camera orbits, in steps of a tenth of a metre.
fn focus(rig: &Rig) -> Vec3 {
    let (eye, forward) = (rig.position, rig.forward());
    let to_ground = -eye.y / forward.y;
    let is_near = to_ground > 0.0 && to_ground < rig.distance * FARTHEST_GROUND;
    let point = if is_near {
        let point = eye + forward * to_ground;
        Vec3::new(point.x, 0.0, point.z)
    } else {
        rig.pivot()
    };
    (point * 10.0).round() / 10.0
}
