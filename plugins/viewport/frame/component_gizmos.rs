//! Draws the gizmos of plugins and lets their handles be dragged.

use super::ViewportUi;
use super::drag::GESTURES;
use crate::component_gizmo::{ComponentDrag, ShownGizmo, nearest_handle};
use crate::maths::View;
use crate::paint::paint_gizmos;
use playground_base::glam::{Mat4, Vec3};
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, Gizmo, HandleDrag, changed_fields};
use playground_graphics::egui::{Key, Modifiers, PointerButton, Response, Ui};

/// The most entities whose gizmos are shown: those selected last.
const MAX_SHOWN: usize = 64;

impl ViewportUi<'_, '_> {
    /// Shows the gizmos of the selected entities and lets their handles be dragged. Returns whether a handle
    /// is dragged or under the mouse.
    pub(super) fn component_gizmos(&mut self, ui: &Ui, response: &Response, view: &View) -> bool {
        self.state.gizmos.update(self.gizmos);
        if self.state.gizmos.is_empty() {
            self.state.component_drag = None;
            return false;
        }
        let is_cancelled = self.follow_mouse(ui, view);
        let shown = self.shown_gizmos();
        let is_busy = self.state.controls.is_flying
            || self.state.drag.is_some()
            || self.context.state.play.captured
            || ui.input(|input| input.modifiers.alt);
        let pointer = response.hover_pos().filter(|_| !is_busy);
        let hovered = pointer.and_then(|at| nearest_handle(&shown, view, at));
        if !is_busy && self.state.component_drag.is_none() {
            self.start_handle_drag(ui, response, view, &shown);
        }
        self.send_edit(&shown, is_cancelled);
        if is_cancelled {
            self.state.component_drag = None;
        }
        let active = self.dragged_handle(&shown).or(hovered);
        paint_gizmos(&shown, active, view, ui.painter(), self.context.viewport);
        active.is_some()
    }

    /// Moves the drag to the mouse, or ends it. Returns whether the user cancels it.
    fn follow_mouse(&mut self, ui: &Ui, view: &View) -> bool {
        let Some(dragged) = &mut self.state.component_drag else {
            return false;
        };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return true;
        }
        let (pointer, is_held, modifiers) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.latest_pos(),
                pointer.primary_down(),
                input.modifiers,
            )
        });
        if !is_held {
            self.state.component_drag = None;
            return false;
        }
        let tools = &self.context.state.tools;
        let is_stepped = tools.snap || modifiers.ctrl || modifiers.command;
        dragged.drag.step = if is_stepped { tools.snap_m } else { 0.0 };
        if let Some(at) = pointer {
            dragged.drag.ray = view.to_ray(at);
        }
        false
    }

    fn shown_gizmos(&mut self) -> Vec<ShownGizmo> {
        let world = self.context.world;
        let selected = self.context.state.selection.entities();
        let selected = &selected[selected.len().saturating_sub(MAX_SHOWN)..];
        let mut shown = Vec::new();
        for entity in selected {
            let world_from_local = self.world_from_local(*entity);
            let dragged = self.state.component_drag.as_ref();
            let dragged = dragged.filter(|dragged| dragged.entity == *entity);
            let start = |name: &str| {
                let dragged = dragged.filter(|dragged| dragged.gizmo == name);
                Gizmo::new(*entity, world_from_local, dragged.map(|of| of.drag))
            };
            let gizmos = &mut self.state.gizmos;
            gizmos.call(self.gizmos, world, *entity, start, &mut shown);
        }
        shown
    }

    fn world_from_local(&self, entity: EntityId) -> Mat4 {
        let world = self.context.world;
        let transform = world.entity(entity).and_then(|at| {
            let transforms = world.read(&self.keys.world_transforms).ok()?;
            let transform = transforms.get(at.archetype, at.row as usize)?;
            Some(transform.world_from_local)
        });
        transform.unwrap_or_default()
    }

    fn start_handle_drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: &View,
        shown: &[ShownGizmo],
    ) {
        if !response.drag_started_by(PointerButton::Primary) {
            return;
        }
        let Some(start) = ui.input(|input| input.pointer.press_origin()) else {
            return;
        };
        let Some((gizmo, handle)) = nearest_handle(shown, view, start) else {
            return;
        };
        let (shown, position) = (&shown[gizmo], shown[gizmo].gizmo.handles[handle].position);
        self.state.gestures = self.state.gestures.wrapping_add(1);
        self.state.component_drag = Some(ComponentDrag {
            gizmo: shown.name.to_owned(),
            entity: shown.gizmo.entity(),
            drag: HandleDrag {
                handle,
                start: position,
                to_eye: view.to_eye(position).normalize_or(Vec3::Z),
                start_ray: view.to_ray(start),
                ray: view.to_ray(start),
                step: 0.0,
            },
            gesture: GESTURES | u64::from(self.state.gestures),
            before: Some(shown.before.clone()),
        });
        ui.ctx().request_repaint();
    }

    /// Sends the edits of the dragged handle. A cancelled drag restores the component within the same
    /// step of undo. Other handles send nothing: a gizmo is called in each frame.
    fn send_edit(&mut self, shown: &[ShownGizmo], is_cancelled: bool) {
        let handle = self.dragged_handle(shown);
        let (Some((gizmo, _)), Some(dragged)) = (handle, &self.state.component_drag) else {
            return;
        };
        let shown = &shown[gizmo];
        let after = match &dragged.before {
            Some(before) if is_cancelled => before,
            _ => &shown.after,
        };
        for (path, value) in changed_fields(shown.component, &shown.before, after) {
            self.context.commands.push(EditorCommand::Set {
                entities: vec![EntityRef::Id(dragged.entity)],
                path,
                value,
                gesture: dragged.gesture,
            });
        }
    }

    /// The dragged handle, as the indexes of its gizmo and of the handle; `None` when it is not shown.
    fn dragged_handle(&self, shown: &[ShownGizmo]) -> Option<(usize, usize)> {
        let dragged = self.state.component_drag.as_ref()?;
        let gizmo = shown.iter().position(|shown| {
            shown.name == dragged.gizmo && shown.gizmo.entity() == dragged.entity
        })?;
        Some((gizmo, dragged.drag.handle))
    }
}
