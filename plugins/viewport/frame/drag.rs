//! The gizmo's drag: from the mouse to commands.

use super::ViewportUi;
use crate::gizmo::{Drag, GizmoKind, Placement, Shape, Steps, Target, nearest};
use crate::maths::View;
use playground_base::egui::{Key, Modifiers, PointerButton, Response, Ui};
use playground_base::{Named, stable_id, to_value};
use playground_core_ecs::Transform;
use playground_core_ui::{EditorCommand, ToolSettings};

/// What gestures of this panel are numbered from: other panels count from elsewhere.
pub const GESTURES: u64 = stable_id("playground-plugins-viewport::gesture") & !0xffff_ffff;

/// The gizmo as it is in this frame.
pub type Shown<'a> = (GizmoKind, Placement, &'a [Shape], &'a [Target]);

impl ViewportUi<'_, '_> {
    /// Starts, continues or ends the drag.
    pub(super) fn drag(&mut self, ui: &Ui, response: &Response, view: &View, shown: Shown<'_>) {
        if self.memory.drag.is_none() {
            self.start_drag(ui, response, view, shown);
        }
        let is_cancelled = self.memory.drag.is_some()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let is_held = ui.input(|input| input.pointer.primary_down());
        match (is_cancelled, is_held) {
            (true, _) => self.cancel_drag(),
            (false, true) => self.continue_drag(ui, view),
            (false, false) => self.memory.drag = None,
        }
    }

    fn start_drag(&mut self, ui: &Ui, response: &Response, view: &View, shown: Shown<'_>) {
        let (kind, place, handles, targets) = shown;
        let is_alt = ui.input(|input| input.modifiers.alt);
        if is_alt || !response.drag_started_by(PointerButton::Primary) {
            return;
        }
        let start = ui.input(|input| input.pointer.press_origin());
        let Some(start) = start else {
            return;
        };
        let Some(handle) = nearest(handles, view, start) else {
            return;
        };
        self.memory.gestures = self.memory.gestures.wrapping_add(1);
        let gesture = GESTURES | u64::from(self.memory.gestures);
        let targets = targets.to_vec();
        self.memory.drag = Some(Drag::new(
            kind,
            handle,
            place,
            targets,
            gesture,
            (view, start),
        ));
    }

    fn continue_drag(&mut self, ui: &Ui, view: &View) {
        let Some(drag) = &mut self.memory.drag else {
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
        let Some(change) = pointer.and_then(|at| drag.go_on(view, at, &steps)) else {
            return;
        };
        if before == Some(change) {
            return;
        }
        let moved = |target: &Target| (*target, target.changed(&change, &drag.place));
        let rows: Vec<(Target, Transform)> = drag.targets.iter().map(moved).collect();
        let gesture = drag.gesture;
        self.set(&rows, gesture);
        ui.ctx().request_repaint();
    }

    /// Puts everything back, within the same step of undo.
    fn cancel_drag(&mut self) {
        let Some(drag) = self.memory.drag.take() else {
            return;
        };
        let start = |target: &Target| (*target, target.local);
        let rows: Vec<(Target, Transform)> = drag.targets.iter().map(start).collect();
        self.set(&rows, drag.gesture);
    }

    fn set(&mut self, rows: &[(Target, Transform)], gesture: u64) {
        // A transform always serialises; a row that did not would be left as it is.
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

const fn steps_of(tools: &ToolSettings) -> Steps {
    Steps {
        metres: tools.snap_m,
        radians: tools.snap_degrees.to_radians(),
        scale: tools.snap_scale,
    }
}
