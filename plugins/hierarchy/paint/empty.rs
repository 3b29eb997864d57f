//! What stands there instead of rows.

use super::{Frame, menu};
use crate::tree::Filter;
use playground_base::egui::{self, RichText, Ui};
use playground_core_ui::{icon, theme};

impl Frame<'_> {
    pub(super) fn empty_ui(&mut self, ui: &mut Ui) {
        ui.add_space((ui.available_height() * 0.3).min(120.0));
        let margin = egui::Margin::symmetric(theme::MARGIN as i8, 0);
        let frame = egui::Frame::NONE.inner_margin(margin);
        frame.show(ui, |ui| ui.vertical_centered(|ui| self.hint_ui(ui)));
    }

    fn hint_ui(&mut self, ui: &mut Ui) {
        match self.state.filter.is_empty() {
            true => self.no_entities_ui(ui),
            false => self.nothing_found_ui(ui),
        }
    }

    fn no_entities_ui(&mut self, ui: &mut Ui) {
        let tree = icon::ICON_ACCOUNT_TREE.codepoint;
        ui.label(RichText::new(tree).size(28.0).color(theme::TEXT_WEAK));
        ui.label(RichText::new("The scene is empty").color(theme::TEXT_STRONG));
        let hint = "Create an entity to begin, or open a scene.";
        ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
        ui.add_space(theme::MARGIN);
        let title = format!("{}  Create entity", icon::ICON_ADD.codepoint);
        let button = ui.menu_button(title, |ui| menu::spawn_items_ui(ui, None, self.commands));
        button.response.accessible_name("Create entity");
    }

    fn nothing_found_ui(&mut self, ui: &mut Ui) {
        let text = format!(
            "Nothing matches \u{201c}{}\u{201d}",
            self.state.search.trim()
        );
        ui.label(RichText::new(text).color(theme::TEXT_STRONG));
        let hint = "Words are parts of names; c:Camera finds entities by component.";
        ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
        ui.add_space(theme::MARGIN);
        if ui.button("Clear the search").clicked() {
            self.state.search.clear();
            self.state.filter = Filter::default();
        }
    }
}
