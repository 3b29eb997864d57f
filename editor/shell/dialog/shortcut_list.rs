//! The list of shortcuts.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::action::{Action, Menu, shortcut_text};
use crate::shell::widget::{hint, plain_button};
use playground_base::egui::{Grid, RichText, ScrollArea, Ui};
use playground_core_ui::theme;

/// Draws the list; false when it was closed.
pub fn shortcut_list_ui(ui: &Ui, actions: &[Action]) -> bool {
    let mut open = true;
    let closed = dialog_ui(ui, "Keyboard Shortcuts", 480.0, |ui| {
        ScrollArea::vertical().max_height(480.0).show(ui, |ui| {
            Grid::new("shortcuts").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
                for menu in Menu::ALL.into_iter().chain([Menu::None]) {
                    menu_rows_ui(ui, menu, actions);
                }
                row_ui(ui, "Give the mouse back", "Esc (while the game has it)");
                row_ui(ui, "Full screen", "F11");
                row_ui(ui, "Next tab", "Ctrl+Tab");
            });
        });
        buttons_ui(ui, |ui| open = !main_button(ui, true, plain_button("Close")));
    });
    open && !closed
}

fn menu_rows_ui(ui: &mut Ui, menu: Menu, actions: &[Action]) {
    let with_keys = |action: &&Action| action.menu == menu && !action.shortcuts.is_empty();
    let mut rows = actions.iter().filter(with_keys).peekable();
    if rows.peek().is_none() {
        return;
    }
    let title = match menu {
        Menu::None => "Viewport",
        menu => menu.title(),
    };
    ui.label(RichText::new(title).strong().color(theme::ACCENT));
    ui.end_row();
    for action in rows {
        let keys: Vec<String> = action.shortcuts.iter().map(shortcut_text).collect();
        row_ui(ui, &action.name, &keys.join("  or  "));
    }
}

fn row_ui(ui: &mut Ui, name: &str, keys: &str) {
    ui.label(name);
    hint(ui, keys);
    ui.end_row();
}
