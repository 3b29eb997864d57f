//! The hint that is shown when there are no rows.

use super::{HierarchyUi, menu};
use crate::tree::Filter;
use playground_core_ui::{EmptyState, icon};
use playground_graphics::egui::Ui;

impl HierarchyUi<'_> {
    pub(super) fn empty_ui(&mut self, ui: &mut Ui) {
        if self.state.filter.is_empty() {
            self.no_entities_ui(ui)
        } else {
            self.nothing_found_ui(ui)
        }
    }

    fn no_entities_ui(&mut self, ui: &mut Ui) {
        let hint = "Create an entity to begin, or open a scene.";
        let tree = icon::ICON_ACCOUNT_TREE.codepoint;
        EmptyState::new(tree, "The scene is empty", hint).show_with(ui, |ui| {
            let title = format!("{}  Create entity", icon::ICON_ADD.codepoint);
            let button = ui.menu_button(title, |ui| menu::spawn_items_ui(ui, None, self.commands));
            button.response.accessible_name("Create entity");
        });
    }

    fn nothing_found_ui(&mut self, ui: &mut Ui) {
        let text = self.state.search.trim();
        let title = format!("Nothing matches \u{201c}{text}\u{201d}");
        let hint = "Words are parts of names; c:Camera finds entities by component.";
        let glass = icon::ICON_SEARCH.codepoint;
        EmptyState::new(glass, &title, hint).show_with(ui, |ui| {
            if ui.button("Clear the search").clicked() {
                self.state.search.clear();
                self.state.filter = Filter::default();
            }
        });
    }
}
