//! The header of entities: enabled, name, id, parent.

use super::InspectorUi;
use crate::field::{MIXED, committed_text_ui, entity_picker_ui};
use crate::layout::{self, plain_row_ui};
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{Align, Button, Checkbox, Id, Layout, RichText, Ui, vec2};

impl InspectorUi<'_> {
    pub(super) fn header_ui(&mut self, ui: &mut Ui) {
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT + 2.0);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            self.enabled_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.only_changed_ui(ui);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.name_ui(ui));
            });
        });
        // In line with the labels of the components below.
        layout::indented(ui, |ui| {
            self.summary_ui(ui);
            self.parent_ui(ui);
        });
        ui.add_space(2.0);
    }

    fn enabled_ui(&mut self, ui: &mut Ui) {
        let mut is_enabled = self.subject.is_enabled.unwrap_or(true);
        let is_mixed = self.subject.is_enabled.is_none();
        let check = ui.add(Checkbox::without_text(&mut is_enabled).indeterminate(is_mixed));
        if check
            .on_hover_text("Enabled")
            .accessible_name("Enabled")
            .changed()
        {
            let entities = self.refs();
            self.commands.push(if is_enabled {
                EditorCommand::Enable(entities)
            } else {
                EditorCommand::Disable(entities)
            });
        }
    }

    pub(super) fn only_changed_ui(&mut self, ui: &mut Ui) {
        let is_on = self.state.only_changed;
        let color = if is_on {
            theme::ACCENT
        } else {
            theme::TEXT_WEAK
        };
        let text = RichText::new(icon::ICON_FILTER_ALT.codepoint)
            .color(color)
            .size(16.0);
        let button = ui.add(Button::selectable(is_on, text));
        let name = "Show only what differs from a new component";
        if button.on_hover_text(name).accessible_name(name).clicked() {
            self.state.only_changed = !is_on;
        }
    }

    fn name_ui(&mut self, ui: &mut Ui) {
        let name = self.subject.name.as_deref();
        let id = Id::unique("inspector name");
        let hint = if name.is_none() { MIXED } else { "Name" };
        let (field, entered) = committed_text_ui(ui, (id, hint), name, &mut self.state.texts);
        field.accessible_name("Name");
        let Some(name) = entered.filter(|name| !name.trim().is_empty()) else {
            return;
        };
        let name = name.trim().to_owned();
        self.commands.push(EditorCommand::Rename(self.refs(), name));
    }

    /// The number of entities, unless it is one.
    fn summary_ui(&self, ui: &mut Ui) {
        let count = self.subject.owners.len();
        if count == 1 {
            return;
        }
        let text = format!("{count} entities");
        let compared = if self.subject.compared.len() < count {
            format!(
                "  \u{b7}  values of {} compared",
                self.subject.compared.len()
            )
        } else {
            String::new()
        };
        ui.label(
            RichText::new(text + &compared)
                .small()
                .color(theme::TEXT_WEAK),
        );
    }

    fn parent_ui(&mut self, ui: &mut Ui) {
        let mut picked = None;
        plain_row_ui(ui, ("Parent", "Parent"), self.values_x, |ui| {
            let parent = self.subject.parent;
            let texts = &mut self.state.texts;
            let (world, names) = (self.world, self.names);
            (_, picked) = entity_picker_ui(ui, parent, world, names, texts);
        });
        let Some(parent) = picked else {
            return;
        };
        let parent = (parent != EntityId::NONE).then_some(parent);
        let moved = self.subject.entities();
        let moved = moved.filter(|entity| Some(*entity) != parent);
        let moved: Vec<EntityRef> = moved.map(EntityRef::Id).collect();
        // No entities would mean the selected ones.
        if !moved.is_empty() {
            self.commands
                .push(EditorCommand::SetParent(moved, parent.map(EntityRef::Id)));
        }
    }
}
