//! The context menu of the picture: new entities, and what is done with the selected ones.

use super::ViewportUi;
use crate::maths::View;
use crate::scene::Marker;
use playground_core_ui::{EditorCommand, SpawnKind, icon};
use playground_graphics::egui::{Button, Response, Ui};

/// The width of the menu, in points: each item is one line.
const WIDTH: f32 = 190.0;

impl ViewportUi<'_, '_> {
    /// Opens at a click with the right button; holding it flies.
    pub(super) fn context_menu_ui(&mut self, response: &Response, view: &View, markers: &[Marker]) {
        if response.secondary_clicked() {
            self.pick_for_menu(response, view, markers);
        }
        response.context_menu(|ui| self.items_ui(ui));
    }

    fn items_ui(&mut self, ui: &mut Ui) {
        ui.set_min_width(WIDTH);
        let title = format!("{}  Create", icon::ICON_ADD.codepoint);
        ui.menu_button(title, |ui| {
            let mut group = None;
            for kind in SpawnKind::ALL {
                if group.is_some_and(|group| group != kind.group()) {
                    ui.separator();
                }
                group = Some(kind.group());
                let choice = kind.choice();
                let command = EditorCommand::Spawn {
                    kind,
                    name: None,
                    parent: None,
                };
                self.item_ui(ui, (choice.icon, choice.title, ""), command);
            }
        });
        let paste = icon::ICON_CONTENT_PASTE.codepoint;
        self.item_ui(ui, (paste, "Paste", "Ctrl+V"), EditorCommand::Paste(None));
        ui.separator();
        if !self.context.state.selection.entities().is_empty() {
            self.selection_items_ui(ui);
            ui.separator();
        }
        let all = icon::ICON_FIT_SCREEN.codepoint;
        self.item_ui(ui, (all, "Frame All", "Home"), EditorCommand::FrameAll);
    }

    fn selection_items_ui(&mut self, ui: &mut Ui) {
        let items = [
            (icon::ICON_CENTER_FOCUS_STRONG, "Frame Selection", "F"),
            (icon::ICON_LIBRARY_ADD, "Duplicate", "Ctrl+D"),
            (icon::ICON_CONTENT_CUT, "Cut", "Ctrl+X"),
            (icon::ICON_CONTENT_COPY, "Copy", "Ctrl+C"),
            (icon::ICON_CREATE_NEW_FOLDER, "Group", "Ctrl+G"),
            (icon::ICON_DELETE, "Delete", "Del"),
        ];
        let commands = [
            EditorCommand::FrameSelection,
            EditorCommand::Duplicate,
            EditorCommand::Cut,
            EditorCommand::Copy,
            EditorCommand::Group,
            EditorCommand::Despawn(Vec::new()),
        ];
        for ((icon, title, keys), command) in items.into_iter().zip(commands) {
            self.item_ui(ui, (icon.codepoint, title, keys), command);
        }
    }

    fn item_ui(
        &mut self,
        ui: &mut Ui,
        (icon, title, keys): (&str, &str, &str),
        command: EditorCommand,
    ) {
        let button = Button::new(format!("{icon}  {title}")).frame_when_inactive(false);
        let item = ui.add(button.shortcut_text(keys)).accessible_name(title);
        if item.clicked() {
            self.context.commands.push(command);
            ui.close();
        }
    }
}
