//! Search, Create, open and close all.

use super::{HierarchyUi, menu};
use crate::tree::Filter;
use playground_core_ui::{icon, text_field, theme};
use playground_graphics::egui::{
    self, Align, Button, Layout, RichText, Ui, containers::menu::MenuButton,
};

/// Help for the syntax of the search field.
const SEARCH: &str = "Words are parts of names; c:Camera finds entities by component";

impl HierarchyUi<'_> {
    pub(super) fn toolbar_ui(&mut self, ui: &mut Ui) {
        ui.add_space(4.0);
        let size = egui::vec2(ui.available_width(), theme::ROW_HEIGHT + 4.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().button_padding.x = 5.0;
            ui.add_space(4.0);
            self.fold_buttons_ui(ui);
            self.create_button_ui(ui);
            self.search_ui(ui);
        });
    }

    fn fold_buttons_ui(&mut self, ui: &mut Ui) {
        if icon_button(ui, icon::ICON_COLLAPSE_ALL.codepoint, "Collapse all").clicked() {
            let links = &self.state.tree.links;
            let entities = self.world.entities().map(|entity| entity.id);
            let parents = entities.filter(|entity| links.first_child(entity.index).is_some());
            self.state.folds.close_all(parents);
        }
        if icon_button(ui, icon::ICON_EXPAND_ALL.codepoint, "Expand all").clicked() {
            self.state.folds.open_all();
        }
    }

    fn create_button_ui(&mut self, ui: &mut Ui) {
        let text = if ui.available_width() > 230.0 {
            format!("{} Create", icon::ICON_ADD.codepoint)
        } else {
            icon::ICON_ADD.codepoint.to_owned()
        };
        let (response, _) = MenuButton::new(text).ui(ui, |ui| self.create_menu_ui(ui));
        response
            .accessible_name("Create")
            .on_hover_text("Create an entity");
    }

    /// Creates at the root, or under the selected entity.
    fn create_menu_ui(&mut self, ui: &mut Ui) {
        menu::spawn_items_ui(ui, None, self.commands);
        if let Some(parent) = self.state.selected.primary() {
            ui.separator();
            let title = format!("Under \u{201c}{}\u{201d}", self.name_of(parent));
            ui.menu_button(title, |ui| {
                menu::spawn_items_ui(ui, Some(parent), self.commands);
            });
        }
    }

    /// The field takes what the button leaves, which is there while there is something to clear.
    fn search_ui(&mut self, ui: &mut Ui) {
        if !self.state.search.is_empty()
            && icon_button(ui, icon::ICON_CLOSE.codepoint, "Clear the search").clicked()
        {
            self.state.search.clear();
            self.state.filter = Filter::default();
        }
        let icon = RichText::new(icon::ICON_SEARCH.codepoint).color(theme::TEXT_WEAK);
        let field = text_field("search", &mut self.state.search)
            .prefix(icon)
            .hint_text("Search")
            .desired_width(ui.available_width() - theme::MARGIN);
        let field = ui
            .add(field)
            .accessible_name("Search the hierarchy")
            .on_hover_text(SEARCH);
        if field.changed() {
            self.state.filter = Filter::parse(&self.state.search);
            self.state.scroll.reveal = self.state.selected.primary();
        }
    }
}

/// A button without a frame that only shows an icon.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> egui::Response {
    let button = Button::new(RichText::new(icon).color(theme::TEXT_WEAK).size(16.0));
    let button = ui.add(button.frame_when_inactive(false));
    button.on_hover_text(name).accessible_name(name)
}
