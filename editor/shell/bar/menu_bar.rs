//! The menu bar.

use super::BarContext;
use crate::shell::action::{Action, shortcut_text};
use crate::shell::title::document_title;
use crate::shell::widget::{ICON_SIZE, icon_text, obstacle_text};
use playground_base::egui::{self, Align, Button, Layout, RichText, Ui, vec2};
use playground_core_ui::{EditorCommand, EditorState, Invoke, Menu, icon, theme};

const WIDTH: f32 = 232.0;

/// Draws the menu bar.
pub fn menu_bar_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.add_space(4.0);
        ui.label(icon_text(icon::ICON_VIEW_IN_AR.codepoint, ICON_SIZE).color(theme::ACCENT));
        for menu in Menu::ALL {
            ui.menu_button(menu.title(), |ui| menu_ui(ui, menu, bar));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            if let Some(project) = &bar.state.project {
                let text = RichText::new(document_title(project));
                ui.add(egui::Label::new(text.color(theme::TEXT_WEAK)).truncate());
            }
        });
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu, bar: &mut BarContext<'_>) {
    ui.set_width(WIDTH);
    let mut group = None;
    for action in bar.actions.iter().filter(|action| action.menu == menu) {
        if group.is_some_and(|group| group != action.group) {
            ui.separator();
        }
        group = Some(action.group);
        if item_ui(ui, action) {
            bar.sent.push(action.invoke.clone());
        }
        if action.key == "Open Project…" {
            recent_ui(ui, bar.state, bar.sent);
        }
    }
}

/// True when it was clicked.
fn item_ui(ui: &mut Ui, action: &Action) -> bool {
    let (symbol, color) = match action.checked {
        Some(true) => (icon::ICON_CHECK.codepoint, theme::ACCENT),
        _ => (action.icon, theme::TEXT_WEAK),
    };
    // Without an icon its space stays empty, so that names are aligned.
    let symbol = if symbol.is_empty() {
        "\u{2003}"
    } else {
        symbol
    };
    let icon = icon_text(symbol, 16.0).color(color);
    let mut button = Button::new((icon, RichText::new(&action.name)))
        .gap(8.0)
        .min_size(vec2(ui.available_width(), 26.0));
    if let Some(shortcut) = action.shortcuts.first() {
        button = button.shortcut_text(shortcut_text(shortcut));
    }
    let response = ui.add_enabled(action.enabled, button);
    let response = response.on_disabled_hover_text(obstacle_text(action));
    response.accessible_name(&action.name).clicked()
}

fn recent_ui(ui: &mut Ui, state: &EditorState, sent: &mut Vec<Invoke>) {
    let icon = icon_text(icon::ICON_HISTORY.codepoint, 16.0).color(theme::TEXT_WEAK);
    let button = Button::new((icon, "Open Recent"))
        .gap(8.0)
        .min_size(vec2(ui.available_width(), 26.0))
        .right_text(egui::containers::menu::SubMenuButton::arrow_atom(None));
    egui::containers::menu::SubMenuButton::from_button(button).ui(ui, |ui| {
        if state.recent.is_empty() {
            ui.label(RichText::new("No projects yet").color(theme::TEXT_WEAK));
        }
        for recent in &state.recent {
            let folder = recent.folder.display().to_string();
            let name = RichText::new(&recent.title);
            let item = ui
                .add_enabled(recent.exists, Button::new(name))
                .on_hover_text(&folder);
            if item
                .on_disabled_hover_text(format!("{folder} is gone"))
                .clicked()
            {
                sent.push(Invoke::Command(EditorCommand::OpenProject(
                    recent.folder.clone(),
                )));
            }
        }
    });
}
