//! [`ViewportUi`]: one frame of the panel.

mod asset_drop;
mod box_selection;
mod camera;
mod camera_preview;
mod clicks;
mod component_gizmos;
mod context_menu;
mod drag;
mod shortcuts;
mod tile_brush;

use crate::gizmo::{GizmoKind, Handle, Placement, handle_at, shapes};
use crate::maths::View;
use crate::paint::{
    COMPASS_SIZE, DrawnGizmo, Seen, camera_switch_ui, compass_ui, empty_ui, paint_gizmo,
    paint_label, paint_marker_lines, paint_markers, paint_play, toolbar_ui,
};
use crate::panel::ViewportPanel;
use crate::scene::{Keys, Scene, game_camera, read};
use drag::FrameGizmo;
use playground_core_ui::{BoundAllGizmoView, EditorCommand, PanelContext, theme};
use playground_graphics::egui::{
    Align2, Button, Image, Pos2, Rect, Response, RichText, Sense, Ui, Vec2, pos2, vec2,
};
pub use tile_brush::TileStroke;

/// One frame of the panel.
pub struct ViewportUi<'a, 'c> {
    /// The components that it reads.
    pub keys: &'a Keys,
    /// The contract of the gizmos of plugins.
    pub gizmos: &'a BoundAllGizmoView,
    /// The state of the panel.
    pub state: &'a mut ViewportPanel,
    /// The data that the editor passes.
    pub context: &'a mut PanelContext<'c>,
}

impl ViewportUi<'_, '_> {
    /// Draws the panel.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        let response = response.accessible_name("Viewport");
        self.request_picture(ui, rect);
        if rect.width() < 2.0 || rect.height() < 2.0 {
            return;
        }
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let Some((texture, _)) = self.context.viewport.picture else {
            let error = self.context.viewport.error.as_deref();
            return empty_ui(ui, rect, self.context.state, error);
        };
        Image::new((texture, rect.size())).paint_at(ui, rect);
        self.paint_labels(ui, rect);
        self.take_picked();
        let seen = self.seen();
        match seen {
            Seen::Editor => self.edit_ui(ui, rect, &response),
            Seen::Game | Seen::NoCamera => self.game_ui(ui, rect, &response),
        }
        paint_play(ui.painter(), rect, &self.context.state.play, seen);
    }

    /// Requests a picture of the panel's size; lines are added later in the frame.
    fn request_picture(&mut self, ui: &Ui, rect: Rect) {
        let viewport = &mut *self.context.viewport;
        let pixels = (rect.size() * ui.pixels_per_point()).round();
        viewport.size_px = [pixels.x.max(0.0) as u32, pixels.y.max(0.0) as u32];
        viewport.area = Some(rect);
        viewport.preview = None;
        viewport.lines.clear();
        viewport.overlay_lines.clear();
        viewport.overlay_triangles.clear();
    }

    /// Paints the texts that plugins drew into the world.
    fn paint_labels(&self, ui: &Ui, rect: Rect) {
        for label in &self.context.viewport.labels {
            let at = rect.min + rect.size() * Vec2::from(label.at);
            let align = Align2::CENTER_CENTER;
            paint_label(ui.painter(), at, align, &label.text, label.color);
        }
    }

    /// Paints the errors of plugins' gizmos.
    fn paint_failures(&self, ui: &Ui, rect: Rect) {
        let mut at = rect.left_bottom() + vec2(8.0, -8.0);
        for failure in self.state.gizmos.failures() {
            paint_label(ui.painter(), at, Align2::LEFT_BOTTOM, failure, theme::ERROR);
            at.y -= theme::ROW_HEIGHT;
        }
    }

    /// The camera through which the picture is seen.
    fn seen(&self) -> Seen {
        if !self.context.state.play.game_camera {
            Seen::Editor
        } else if game_camera(self.keys, self.context.world).is_some() {
            Seen::Game
        } else {
            Seen::NoCamera
        }
    }

    /// The picture of the game's camera, without the editor's tools but with the way back.
    fn game_ui(&mut self, ui: &mut Ui, rect: Rect, response: &Response) {
        self.state.drag = None;
        self.state.component_drag = None;
        self.state.controls.release_keys();
        self.clicks(response, &[], None);
        if !self.context.state.play.captured {
            camera_switch_ui(ui, rect, self.context.commands);
        }
    }

    fn edit_ui(&mut self, ui: &mut Ui, rect: Rect, response: &Response) {
        let scene = self.read();
        let view = self.camera(ui, rect, response);
        let is_free = !self.context.state.play.captured;
        if is_free {
            self.shortcuts(ui, response);
        }
        paint_markers(ui.painter(), &view, &scene.markers);
        let aspect = rect.width() / rect.height();
        paint_marker_lines(&scene.markers, aspect, &mut self.context.viewport.lines);
        let is_over_handle = self.component_gizmos(ui, response, &view);
        let active = self.gizmo(ui, response, &view, &scene, is_over_handle);
        let is_active = is_over_handle || active.is_some();
        if is_free {
            self.asset_drop_ui(ui, response, &view);
            let paints = self.tile_brush(ui, response, &view);
            if !paints {
                self.clicks(response, &scene.markers, (!is_active).then_some(&view));
            }
            self.context_menu_ui(response, &view, &scene.markers);
            if !paints {
                self.box_selection(ui, response, &view, &scene.markers);
            }
        }
        self.paint_failures(ui, rect);
        self.overlays_ui(ui, rect, &view);
        self.camera_preview_ui(ui, rect);
    }

    fn read(&self) -> Scene {
        let scene = read(self.keys, self.context.world, &self.context.state.selection);
        // A component that is being written is shown again in the next frame.
        scene.unwrap_or_default()
    }

    /// Draws the gizmo, lets it be dragged, and returns the handle that is under the mouse. While the
    /// mouse is over a handle of a plugin, it is only drawn.
    fn gizmo(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: &View,
        scene: &Scene,
        is_over_handle: bool,
    ) -> Option<Handle> {
        let (kind, placement) = self.placed_gizmo(view, scene)?;
        let shapes = shapes(kind, &placement);
        let is_busy = self.state.controls.is_flying || ui.input(|input| input.modifiers.alt);
        let pointer = response.hover_pos().filter(|_| !is_busy && !is_over_handle);
        let hovered = pointer.and_then(|at| handle_at(&shapes, view, at));
        if !is_over_handle {
            let gizmo = FrameGizmo {
                kind,
                placement,
                shapes: &shapes,
                targets: &scene.targets,
            };
            self.drag(ui, response, view, gizmo);
        }
        let drag = self.state.drag.as_ref();
        let gizmo = DrawnGizmo {
            kind,
            placement: &placement,
            active: drag.map(|drag| drag.handle).or(hovered),
            drag,
        };
        let triangles = &mut self.context.viewport.overlay_triangles;
        paint_gizmo(&gizmo, &shapes, view, triangles);
        let active = gizmo.active;
        self.paint_delta(ui);
        active
    }

    /// Kind and placement of the gizmo: those of the drag, or of the tool and the selection.
    fn placed_gizmo(&self, view: &View, scene: &Scene) -> Option<(GizmoKind, Placement)> {
        let tools = self.context.state.tools;
        let (kind, placement) = match &self.state.drag {
            Some(drag) => (drag.kind, drag.current_placement()),
            None if self.context.state.play.captured => return None,
            None => {
                let kind = GizmoKind::of(tools.tool)?;
                let placement = Placement::of(&scene.targets, kind, tools.space, view)?;
                (kind, placement)
            }
        };
        // The camera may have moved since the start of the drag.
        let placement = Placement::at(placement.origin, placement.rotation, view)?;
        Some((kind, placement))
    }

    /// Paints the change of the drag beside the mouse.
    fn paint_delta(&self, ui: &Ui) {
        let Some(drag) = &self.state.drag else {
            return;
        };
        let pointer = ui.input(|input| input.pointer.latest_pos());
        if let (Some(change), Some(at)) = (drag.change, pointer) {
            let (at, text) = (at + vec2(18.0, 18.0), change.label(drag.handle));
            paint_label(
                ui.painter(),
                at,
                Align2::LEFT_TOP,
                &text,
                theme::TEXT_STRONG,
            );
        }
    }

    fn overlays_ui(&mut self, ui: &mut Ui, rect: Rect, view: &View) {
        let state = self.context.state;
        let tools = (&state.tools, state.draws_edges);
        let speed = &mut self.state.controls.speed_m_s;
        let toolbar = toolbar_ui(ui, rect, tools, speed, self.context.commands);
        // In a narrow panel the compass is below the tools.
        let is_beside = toolbar.right() + COMPASS_SIZE + 8.0 < rect.right();
        let top = if is_beside {
            rect.top()
        } else {
            toolbar.bottom()
        };
        let half = COMPASS_SIZE * 0.5;
        let center = pos2(rect.right() - half - 6.0, top + half + 6.0);
        if center.y + half > rect.bottom() {
            return;
        }
        let id = ui.scope_id().with("compass");
        if let Some(direction) = compass_ui(ui, id, center, view) {
            let pivot = self.state.rig.pivot();
            self.glide_to(self.state.rig.looking_along(direction).around(pivot));
        }
        self.projection_ui(ui, pos2(center.x, center.y + half), rect);
    }

    /// The switch between perspective and orthographic, below the compass.
    fn projection_ui(&mut self, ui: &mut Ui, top: Pos2, rect: Rect) {
        let area = Rect::from_center_size(top + vec2(0.0, 12.0), vec2(COMPASS_SIZE, 18.0));
        if !rect.contains_rect(area) {
            return;
        }
        let is_on = self.context.state.tools.orthographic;
        let title = if is_on { "Orthographic" } else { "Perspective" };
        let text = RichText::new(title).size(11.0).color(theme::TEXT_WEAK);
        let button = ui.put(area, Button::new(text).frame_when_inactive(false));
        let hint = "Switches between perspective and orthographic (5)";
        if button.on_hover_text(hint).clicked() {
            let switch = EditorCommand::SetOrthographic(!is_on);
            self.context.commands.push(switch);
        }
    }
}
