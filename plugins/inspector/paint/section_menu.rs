//! The menu of a component.

use super::InspectorUi;
use playground_base::{ErasedPool, Value};
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::containers::menu::MenuButton;
use playground_graphics::egui::{Align, Button, Id, Layout, Rect, RichText, Ui, UiBuilder};

impl InspectorUi<'_> {
    pub(super) fn section_menu_ui(&mut self, ui: &mut Ui, rect: Rect, pool: &ErasedPool) {
        let name = pool.description().short_name();
        let layout =
            Layout::centered_and_justified(playground_graphics::egui::Direction::LeftToRight);
        let builder = UiBuilder::new()
            .id_salt(("menu", pool.description().name))
            .max_rect(rect)
            .layout(layout);
        let mut ui = ui.new_child(builder);
        let dots = RichText::new(icon::ICON_MORE_VERT.codepoint).color(theme::TEXT_WEAK);
        let button = MenuButton::from_button(Button::new(dots).frame_when_inactive(false));
        let (response, _) = button.ui(&mut ui, |ui| {
            ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
                self.section_items_ui(ui, pool);
            });
        });
        response.accessible_name(format!("{name} menu"));
    }

    fn section_items_ui(&mut self, ui: &mut Ui, pool: &ErasedPool) {
        self.values_items_ui(ui, pool);
        ui.separator();
        let description = pool.description();
        if item(ui, icon::ICON_CODE.codepoint, "Open source", true) {
            let file = description.file.into();
            self.commands
                .push(EditorCommand::OpenSource(file, description.line));
        }
        // A resource exists as long as its type, so it cannot be removed.
        if self.subject.is_world() {
            return;
        }
        let delete = icon::ICON_DELETE.codepoint;
        if item(ui, delete, "Remove", description.editable) {
            let name = description.name.to_owned();
            self.commands
                .push(EditorCommand::RemoveComponent(self.refs(), name));
        }
    }

    fn values_items_ui(&mut self, ui: &mut Ui, pool: &ErasedPool) {
        let description = pool.description();
        if item(ui, icon::ICON_CONTENT_COPY.codepoint, "Copy values", true) {
            let values = self.subject.values(self.world, pool);
            let value = values.and_then(|mut values| values.pop());
            self.state.copied = value.map(|value| (description.name, value));
        }
        let copied = self.state.copied.as_ref();
        let copied = copied.filter(|(name, _)| *name == description.name);
        let copied = copied.map(|(_, value)| value.clone());
        self.set_item_ui(
            ui,
            (icon::ICON_CONTENT_PASTE.codepoint, "Paste values"),
            pool,
            copied,
        );
        let default = self.state.defaults.of(pool).cloned();
        self.set_item_ui(
            ui,
            (icon::ICON_RESTART_ALT.codepoint, "Reset to default"),
            pool,
            default,
        );
    }

    /// An item that sets the whole component; disabled without a value.
    fn set_item_ui(
        &mut self,
        ui: &mut Ui,
        (icon, title): (&str, &str),
        pool: &ErasedPool,
        value: Option<Value>,
    ) {
        let value = value.filter(|_| pool.description().editable);
        let is_clicked = item(ui, icon, title, value.is_some());
        if let Some(value) = value.filter(|_| is_clicked) {
            self.set_component(pool, value);
        }
    }

    fn set_component(&mut self, pool: &ErasedPool, value: Value) {
        let name = pool.description().name;
        let widget = Id::unique(("inspector component", name));
        self.editing().set_path(widget, name.to_owned(), value);
    }
}

/// An item of the menu; returns whether it was clicked.
fn item(ui: &mut Ui, icon: &str, title: &str, is_enabled: bool) -> bool {
    let button = Button::new(format!("{icon}  {title}")).frame_when_inactive(false);
    let clicked = ui
        .add_enabled(is_enabled, button)
        .accessible_name(title)
        .clicked();
    if clicked {
        ui.close();
    }
    clicked
}
