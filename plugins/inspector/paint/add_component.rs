//! The button and the list that add components.

use super::{InspectorUi, section::description_ui};
use crate::field::words_of;
use playground_base::ComponentDescription;
use playground_core_ui::{EditorCommand, icon, text_field, theme};
use playground_graphics::egui::{
    Align, Button, Frame, Layout, Margin, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui, vec2,
};

impl InspectorUi<'_> {
    pub(super) fn add_component_ui(&mut self, ui: &mut Ui) {
        let text = format!("{}  Add Component", icon::ICON_ADD.codepoint);
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT + 6.0);
        let button = ui
            .add_sized(size, Button::new(text))
            .accessible_name("Add Component");
        if button.clicked() {
            self.state.search.clear();
        }
        Popup::menu(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(size.x.max(240.0))
            .show(|ui| self.components_ui(ui));
    }

    fn components_ui(&mut self, ui: &mut Ui) {
        let field = text_field("search", &mut self.state.search).hint_text("Search components");
        let field = ui.add(field.desired_width(f32::INFINITY));
        if !field.has_focus() && self.state.search.is_empty() {
            field.request_focus();
        }
        let found = self.addable();
        if found.is_empty() {
            let text = "No other component has this name";
            ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        }
        let is_entered = field.lost_focus()
            && ui.input(|input| input.key_pressed(playground_graphics::egui::Key::Enter));
        let mut picked = found.first().copied().filter(|_| is_entered);
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for description in found {
                picked = picked.or(component_ui(ui, description).then_some(description));
            }
        });
        if let Some(description) = picked {
            let name = description.name.to_owned();
            self.commands
                .push(EditorCommand::AddComponent(self.refs(), name));
            ui.close();
        }
    }

    /// Editable components that not all selected entities have and that match the search, by name.
    fn addable(&self) -> Vec<&'static ComponentDescription> {
        let search = self.state.search.to_lowercase().replace(' ', "");
        let pools = self.world.pools().iter();
        let missing = pools.filter(|pool| !self.subject.has(pool.component()));
        let mut found: Vec<_> = missing
            .map(|pool| pool.description())
            .filter(|description| description.editable && !description.resource)
            .filter(|description| !super::IN_HEADER.contains(&description.name))
            .filter(|description| description.name.to_lowercase().contains(&search))
            .collect();
        found.sort_by_key(|description| description.short_name());
        found
    }
}

/// One component: its name, its crate and its documentation; returns whether it was clicked.
fn component_ui(ui: &mut Ui, description: &ComponentDescription) -> bool {
    let words = words_of(description.short_name());
    let crate_name = description.name.split("::").next().unwrap_or_default();
    let crate_name = RichText::new(crate_name).small().color(theme::TEXT_WEAK);
    let layout = Layout::top_down_justified(Align::Min);
    let item = ui.with_layout(layout, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let button = Button::new(&words)
            .frame_when_inactive(false)
            .right_text(crate_name);
        let button = ui.add(button).accessible_name(&words);
        if !description.doc.is_empty() {
            let doc = RichText::new(description.doc)
                .small()
                .color(theme::TEXT_WEAK);
            let margin = Margin {
                left: ui.spacing().button_padding.x as i8,
                ..Margin::ZERO
            };
            let doc = playground_graphics::egui::Label::new(doc).truncate();
            Frame::NONE.inner_margin(margin).show(ui, |ui| ui.add(doc));
        }
        // What belongs together is nearer than what is next.
        ui.add_space(6.0);
        button
    });
    item.inner
        .on_hover_ui(|ui| description_ui(ui, description))
        .clicked()
}
