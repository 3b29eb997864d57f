//! The menu bar.

use super::{BarContext, MenuKeys};
use crate::shell::action::{Action, shortcut_text};
use crate::shell::title::document_title;
use crate::shell::widget::{ICON_SIZE, icon_text, obstacle_text};
use playground_core_ui::{EditorCommand, EditorState, Invoke, Menu, icon, theme};
use playground_graphics::egui::containers::menu::MenuButton;
use playground_graphics::egui::text::{LayoutJob, TextFormat};
use playground_graphics::egui::{
    self, Align, Button, Color32, Layout, RichText, Stroke, TextStyle, Ui, vec2,
};

const WIDTH: f32 = 232.0;

/// Draws the menu bar.
pub fn menu_bar_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.add_space(4.0);
        ui.label(icon_text(icon::ICON_VIEW_IN_AR.codepoint, ICON_SIZE).color(theme::ACCENT));
        for menu in Menu::ALL {
            let title = title_text(ui, menu);
            let (button, _) = MenuButton::new(title).ui(ui, |ui| menu_ui(ui, menu, bar));
            bar.menus
                .add_menu(menu, &button.accessible_name(menu.title()));
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

/// The title of a menu. While Alt is held, its letter is underlined.
fn title_text(ui: &Ui, menu: Menu) -> LayoutJob {
    let title = menu.title();
    let (letter, rest) = title.split_at(title.len().min(1));
    let format = |underlined: bool| {
        let line = if underlined { 1.0 } else { 0.0 };
        TextFormat {
            font_id: TextStyle::Button.resolve(ui.style()),
            color: Color32::PLACEHOLDER,
            underline: Stroke::new(line, theme::TEXT),
            ..TextFormat::default()
        }
    };
    let is_held = ui.input(|input| input.modifiers.alt);
    let mut job = LayoutJob::default();
    job.append(letter, 0.0, format(is_held));
    job.append(rest, 0.0, format(false));
    job
}

fn menu_ui(ui: &mut Ui, menu: Menu, bar: &mut BarContext<'_>) {
    ui.set_width(WIDTH);
    let mut group = None;
    for action in bar.actions.iter().filter(|action| action.menu == menu) {
        if group.is_some_and(|group| group != action.group) {
            ui.separator();
        }
        group = Some(action.group);
        if item_ui(ui, action, bar.menus) {
            bar.sent.push(action.invoke.clone());
        }
        if action.key == "Open Project…" {
            recent_ui(ui, bar.state, bar.sent);
        }
    }
}

/// True when it was clicked.
fn item_ui(ui: &mut Ui, action: &Action, menus: &mut MenuKeys) -> bool {
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
    let response = response.accessible_name(&action.name);
    menus.add_item(&response);
    if response.clicked() {
        ui.close();
    }
    response.clicked()
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
