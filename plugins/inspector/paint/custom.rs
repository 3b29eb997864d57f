//! The inspector that a plugin has for a component.

use super::InspectorUi;
use playground_base::egui::{Id, Label, RichText, Ui};
use playground_base::{ComponentDescription, Value};
use playground_core_ui::{changed_fields, theme};

impl InspectorUi<'_> {
    /// Shows the inspector that a plugin has for a component, if there is one. Returns whether the fields are
    /// to be shown.
    pub(super) fn custom_ui(
        &mut self,
        ui: &mut Ui,
        description: &ComponentDescription,
        values: &[Value],
    ) -> bool {
        let component = description.name;
        let (Some(info), Some(value)) = (self.state.inspectors.of(component), values.last()) else {
            return true;
        };
        let (world, bound, inspectors) = (self.world, self.inspectors, &self.state.inspectors);
        let shown = ui.push_id(component, |ui| {
            if !description.editable {
                ui.disable();
            }
            inspectors.ui(bound, component, ui, world, value)
        });
        let widget = Id::unique(("plugin's inspector", component));
        match shown.inner {
            Ok(edited) if description.editable => {
                for (path, field) in changed_fields(component, value, &edited) {
                    self.editing().set_path(widget, path, field);
                }
                if values.iter().any(|other| other != value) {
                    let text = "The selected entities differ. An edit changes all of them";
                    ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
                }
                // A stay in a field is one step of undo.
                let focused = ui.memory(|memory| memory.focused());
                let focused = focused.and_then(|id| ui.ctx().read_response(id));
                let area = shown.response.rect;
                if focused.is_some_and(|focused| area.contains_rect(focused.rect)) {
                    self.state.gestures.hold(widget);
                }
                info.shows_fields
            }
            Ok(_) => info.shows_fields,
            Err(error) => {
                let text = RichText::new(error.to_string()).color(theme::ERROR);
                ui.add(Label::new(text).wrap());
                true
            }
        }
    }
}
