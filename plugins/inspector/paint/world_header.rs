//! The header of the world: its title and the number of its resources.

use super::InspectorUi;
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{Align, Layout, RichText, Ui, vec2};

impl InspectorUi<'_> {
    pub(super) fn world_header_ui(&mut self, ui: &mut Ui) {
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT + 2.0);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let symbol = RichText::new(icon::ICON_PUBLIC.codepoint).size(16.0);
            ui.label(symbol.color(theme::TEXT_STRONG));
            ui.label(RichText::new("World").color(theme::TEXT_STRONG));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.only_changed_ui(ui);
            });
        });
        let text = match self.subject.shared.len() {
            1 => "1 resource".to_owned(),
            count => format!("{count} resources"),
        };
        ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
        ui.add_space(2.0);
    }
}
