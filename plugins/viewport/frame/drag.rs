//! Turns drags of the gizmo into commands.

use super::ViewportUi;
use crate::gizmo::{Change, Drag, GizmoKind, Placement, Shape, Steps, Target, handle_at};
use crate::maths::View;
use playground_base::{Named, stable_id, to_value};
use playground_core_ecs::Transform;
use playground_core_ui::{EditorCommand, ToolSettings};
use playground_graphics::egui::{Key, Modifiers, PointerButton, Response, Ui};

/// The upper bits of this panel's gestures, which other panels do not use.
pub const GESTURES: u64 = stable_id("playground-plugins-viewport::gesture") & !0xffff_ffff;

/// The gizmo in this frame.
#[derive(Clone, Copy)]
pub struct FrameGizmo<'a> {
    /// Its kind.
    pub kind: GizmoKind,
    /// Its placement.
    pub placement: Placement,
    /// The outlines of its handles.
    pub shapes: &'a [Shape],
    /// The entities that it changes.
    pub targets: &'a [Target],
}

impl ViewportUi<'_, '_> {
    /// Starts, continues or ends the drag.
    pub(super) fn drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: &View,
        gizmo: FrameGizmo<'_>,
    ) {
        if self.state.drag.is_none() {
            self.start_drag(ui, response, view, gizmo);
        }
        let is_cancelled = self.state.drag.is_some()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let is_held = ui.input(|input| input.pointer.primary_down());
        if is_cancelled {
            self.cancel_drag();
        } else if is_held {
            self.continue_drag(ui, view);
        } else {
            self.state.drag = None;
        }
    }

    fn start_drag(&mut self, ui: &Ui, response: &Response, view: &View, gizmo: FrameGizmo<'_>) {
        let is_alt = ui.input(|input| input.modifiers.alt);
        if is_alt || !response.drag_started_by(PointerButton::Primary) {
            return;
        }
        let start = ui.input(|input| input.pointer.press_origin());
        let Some(start) = start else {
            return;
        };
        let Some(handle) = handle_at(gizmo.shapes, view, start) else {
            return;
        };
        self.state.gestures = self.state.gestures.wrapping_add(1);
        let gesture = GESTURES | u64::from(self.state.gestures);
        self.state.drag = Some(Drag::new(
            gizmo.kind,
            handle,
            gizmo.placement,
            gizmo.targets.to_vec(),
            gesture,
            (view, start),
        ));
    }

    fn continue_drag(&mut self, ui: &Ui, view: &View) {
        let Some(drag) = &mut self.state.drag else {
            return;
        };
        let (pointer, modifiers) = ui.input(|input| (input.pointer.latest_pos(), input.modifiers));
        let tools = &self.context.state.tools;
        let steps = if tools.snap || modifiers.ctrl || modifiers.command {
            steps_of(tools)
        } else {
            Steps::default()
        };
        let before = drag.change;
        let Some(change) = pointer.and_then(|at| drag.update(view, at, &steps)) else {
            return;
        };
        if before == Some(change) {
            return;
        }
        let rows = moved(drag, &change);
        // A press without a movement is no edit.
        if before.is_none() && is_at_start(&rows) {
            return;
        }
        let gesture = drag.gesture;
        self.set(&rows, gesture);
        ui.ctx().request_repaint();
    }

    /// Restores all transforms within the same step of undo. Sends nothing when they are as they were.
    fn cancel_drag(&mut self) {
        let Some(drag) = self.state.drag.take() else {
            return;
        };
        let Some(change) = drag.change else {
            return;
        };
        if is_at_start(&moved(&drag, &change)) {
            return;
        }
        let start = |target: &Target| (*target, target.local);
        let rows: Vec<(Target, Transform)> = drag.targets.iter().map(start).collect();
        self.set(&rows, drag.gesture);
    }

    fn set(&mut self, rows: &[(Target, Transform)], gesture: u64) {
        // A transform always serialises, so no row is left out.
        let row = |(target, transform): &(Target, Transform)| {
            let value = to_value(transform).ok()?;
            Some((target.entity, Transform::NAME.to_owned(), value))
        };
        let rows = rows.iter().filter_map(row).collect();
        self.context
            .commands
            .push(EditorCommand::SetMany { rows, gesture });
    }
}

/// The dragged entities with their transforms after a change.
fn moved(drag: &Drag, change: &Change) -> Vec<(Target, Transform)> {
    let row = |target: &Target| (*target, target.changed(change, &drag.placement));
    drag.targets.iter().map(row).collect()
}

fn is_at_start(rows: &[(Target, Transform)]) -> bool {
    rows.iter().all(|(target, moved)| *moved == target.local)
}

const fn steps_of(tools: &ToolSettings) -> Steps {
    Steps {
        metres: tools.snap_m,
        radians: tools.snap_degrees.to_radians(),
        scale: tools.snap_scale,
    }
}
