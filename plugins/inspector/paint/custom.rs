//! The inspector of a plugin for a component.

use super::InspectorUi;
use playground_base::{ComponentDescription, ModuleError, Value};
use playground_core_ui::{changed_fields, theme};
use playground_graphics::egui::{Id, InnerResponse, Label, Response, RichText, Ui, UiBuilder};

impl InspectorUi<'_> {
    /// Shows the inspector that a plugin has for a component, if any. Returns whether the fields of the
    /// component are shown too.
    pub(super) fn custom_ui(
        &mut self,
        ui: &mut Ui,
        description: &ComponentDescription,
        values: &[Value],
    ) -> bool {
        let info = self.state.inspectors.info(description.name);
        let (Some(info), Some(value)) = (info, values.last()) else {
            return true;
        };
        let shown = self.plugin_ui(ui, description, value);
        match shown.inner {
            Ok(edited) => {
                if description.editable {
                    self.send_edits(description.name, value, &edited);
                    mixed_ui(ui, values);
                    self.hold_focused(ui, description.name, &shown.response);
                }
                info.shows_fields
            }
            Err(error) => {
                let text = RichText::new(error.to_string()).color(theme::ERROR);
                ui.add(Label::new(text).wrap());
                true
            }
        }
    }

    fn plugin_ui(
        &self,
        ui: &mut Ui,
        description: &ComponentDescription,
        value: &Value,
    ) -> InnerResponse<Result<Value, ModuleError>> {
        // Ids of its own: those of its fields must not move with the rows before it.
        let builder = UiBuilder::new().scope_id(gesture_id(description.name));
        ui.scope_builder(builder, |ui| {
            if !description.editable {
                ui.disable();
            }
            let inspectors = &self.state.inspectors;
            inspectors.ui(self.inspectors, description.name, ui, self.world, value)
        })
    }

    fn send_edits(&mut self, component: &str, before: &Value, after: &Value) {
        for (path, value) in changed_fields(component, before, after) {
            self.editing().set_path(gesture_id(component), path, value);
        }
    }

    /// Keeps the gesture open while a widget of the inspector has the focus: its edits are one step of
    /// undo.
    fn hold_focused(&mut self, ui: &Ui, component: &str, inspector: &Response) {
        let focused = ui.memory(|memory| memory.focused());
        let focused = focused.and_then(|id| ui.ctx().read_response(id));
        if focused.is_some_and(|focused| inspector.rect.contains_rect(focused.rect)) {
            self.state.gestures.hold(gesture_id(component));
        }
    }
}

/// The gesture of all widgets in the inspector of a plugin.
fn gesture_id(component: &str) -> Id {
    Id::unique(("plugin's inspector", component))
}

/// Warns that an edit changes entities with different values.
fn mixed_ui(ui: &mut Ui, values: &[Value]) {
    if values.windows(2).any(|pair| pair[0] != pair[1]) {
        let text = "The selected entities differ. An edit changes all of them";
        ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
    }
}
