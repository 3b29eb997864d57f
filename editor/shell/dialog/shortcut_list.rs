//! The list of shortcuts.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::action::{Action, shortcut_text};
use crate::shell::widget::hint;
use playground_core_ui::{Menu, theme};
use playground_graphics::egui::{Grid, RichText, ScrollArea, Ui};

/// Menus of the left and of the right column.
const COLUMNS: [&[Menu]; 2] = [
    &[Menu::File, Menu::Edit, Menu::Help],
    &[Menu::Run, Menu::View, Menu::None],
];

/// Draws the list; false when it was closed.
pub fn shortcut_list_ui(ui: &Ui, actions: &[Action]) -> bool {
    let mut open = true;
    let closed = dialog_ui(ui, "Keyboard Shortcuts", 640.0, |ui| {
        let height = ui.content_rect().height() * 0.7;
        let area = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height);
        area.show(ui, |ui| {
            ui.columns_const(|columns: &mut [Ui; 2]| {
                for (column, menus) in columns.iter_mut().zip(COLUMNS) {
                    let title = menus.first().map_or("", |menu| menu.title());
                    let grid = Grid::new(title).num_columns(2).spacing([16.0, 4.0]);
                    grid.min_row_height(20.0).show(column, |ui| {
                        menus
                            .iter()
                            .for_each(|menu| menu_rows_ui(ui, *menu, actions));
                    });
                }
            });
        });
        buttons_ui(ui, |ui| open = !main_button(ui, true, "Close"));
    });
    open && !closed
}

fn menu_rows_ui(ui: &mut Ui, menu: Menu, actions: &[Action]) {
    let title = match menu {
        Menu::None => "Viewport",
        menu => menu.title(),
    };
    ui.label(RichText::new(title).strong().color(theme::ACCENT));
    ui.end_row();
    let with_keys = |action: &&Action| action.menu == menu && !action.shortcuts.is_empty();
    for action in actions.iter().filter(with_keys) {
        let keys: Vec<String> = action.shortcuts.iter().map(shortcut_text).collect();
        row_ui(ui, action.key, &keys.join(" or "));
    }
    for (name, keys) in more(menu) {
        row_ui(ui, name, keys);
    }
    ui.end_row();
}

/// Keys and gestures that are no commands: of the window, of panels and of the mouse.
const fn more(menu: Menu) -> &'static [(&'static str, &'static str)] {
    match menu {
        Menu::Edit => &[
            ("Rename", "F2 or double click"),
            ("Select More", "Ctrl+click or Shift+click"),
            ("Select an Area", "drag in the viewport"),
            ("Change a Number", "drag it, or type: 2*3"),
            ("Cancel a Drag or a Text", "Esc"),
        ],
        Menu::View => &[
            ("Full Screen", "F11"),
            ("Menus", "Alt and the first letter, arrows"),
            ("Next Tab", "Ctrl+Tab"),
            ("Larger, Smaller, Usual Text", "Ctrl+Plus, Minus, 0"),
        ],
        Menu::None => &[
            ("World or Local Axes", "X"),
            (
                "View from Front, Right, Top",
                "1, 3, 7; with Ctrl the other side",
            ),
            ("Perspective or Orthographic", "5"),
            ("Move in Steps", "hold Ctrl"),
            ("Menu", "right click"),
            ("Fly", "hold the right button, and W A S D Q E"),
            ("Fly Faster", "hold Shift"),
            ("Orbit", "Alt+drag"),
            ("Pan", "drag with the middle button"),
            ("Zoom", "wheel"),
            ("Release the Mouse, then the Game's Camera", "Esc"),
        ],
        _ => &[],
    }
}

fn row_ui(ui: &mut Ui, name: &str, keys: &str) {
    ui.label(name.trim_end_matches('…'));
    hint(ui, keys);
    ui.end_row();
}
