//! The command palette: every action, found by a few letters of its name.

mod fuzzy;

use super::action::{Action, shortcut_text};
use super::widget::{hint, icon_text};
use fuzzy::{is_close, score};
use playground_core_ui::{Invoke, Menu, icon, theme};
use playground_graphics::egui::{
    self, Align2, Area, Button, Frame, Id, Key, Modifiers, Order, RichText, ScrollArea, TextEdit,
    Ui, vec2,
};

/// The command palette, open or closed.
#[derive(Debug, Default)]
pub struct Palette {
    open: bool,
    text: String,
    picked: usize,
    just_opened: bool,
}

const WIDTH: f32 = 560.0;
const ROW: f32 = 32.0;
const ROWS_SHOWN: f32 = 11.0;

impl Palette {
    /// Opens the palette with an empty field, or closes it.
    pub fn toggle(&mut self) {
        *self = Self {
            open: !self.open,
            just_opened: true,
            ..Self::default()
        };
    }

    /// True while it has the keyboard.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the palette. Returns the chosen action.
    pub fn ui(&mut self, ui: &Ui, actions: &[Action]) -> Option<Invoke> {
        if !self.open {
            return None;
        }
        let found = found(actions, &self.text);
        self.move_by_keys(ui, found.len());
        let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        let mut chosen = enter.then(|| found.get(self.picked).copied()).flatten();
        let shown = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 96.0))
            .show(ui, |ui| {
                Frame::window(ui.style()).inner_margin(8).show(ui, |ui| {
                    ui.set_width(WIDTH);
                    self.field_ui(ui);
                    ui.add_space(8.0);
                    chosen = self.list_ui(ui, &found).or(chosen);
                });
            });
        let escape = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let elsewhere = shown.response.clicked_elsewhere() && !self.just_opened;
        self.just_opened = false;
        if escape || elsewhere || chosen.is_some_and(|action| action.enabled) {
            self.open = false;
        }
        chosen
            .filter(|action| action.enabled)
            .map(|action| action.invoke.clone())
    }

    fn field_ui(&mut self, ui: &mut Ui) {
        let symbol = icon_text(icon::ICON_SEARCH.codepoint, 16.0).color(theme::TEXT_WEAK);
        let field = TextEdit::singleline(&mut self.text)
            .prefix(symbol)
            .hint_text("Type a command")
            .font(egui::FontId::proportional(15.0))
            .margin(vec2(8.0, 6.0))
            .desired_width(WIDTH);
        let response = ui.add(field).accessible_name("Type a command");
        if response.changed() {
            self.picked = 0;
        }
        response.request_focus();
    }

    fn list_ui<'a>(&mut self, ui: &mut Ui, found: &[&'a Action]) -> Option<&'a Action> {
        if found.is_empty() {
            hint(ui, "No command has these letters.");
            return None;
        }
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = ROW * ROWS_SHOWN;
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (at, action) in found.iter().enumerate() {
                    let response = row_ui(ui, action, at == self.picked);
                    if response.clicked() {
                        chosen = Some(*action);
                    }
                    let moved =
                        ui.input(|i| i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowUp));
                    if at == self.picked && moved {
                        response.scroll_to_me(None);
                    }
                }
            });
        chosen
    }

    fn move_by_keys(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input(|i| i.num_presses(key));
        let last = count.saturating_sub(1);
        self.picked = (self.picked + pressed(Key::ArrowDown)).min(last);
        self.picked = self.picked.saturating_sub(pressed(Key::ArrowUp));
    }
}

/// Actions that match these letters: enabled ones first, then the best first. Those that have the
/// letters anywhere are shown only when none matches well.
fn found<'a>(actions: &'a [Action], text: &str) -> Vec<&'a Action> {
    let scored = actions
        .iter()
        .filter(|action| action.key != "All Commands…");
    let mut scored: Vec<(i32, &Action)> = scored
        .filter_map(|action| match text.trim() {
            "" => Some((0, action)),
            text => Some((score(&full_name(action), text)?, action)),
        })
        .collect();
    let closely = |(_, action): &(i32, &Action)| is_close(&full_name(action), text);
    if scored.iter().any(closely) {
        scored.retain(closely);
    }
    scored.sort_by_key(|(score, action)| (!action.enabled, -score));
    scored.into_iter().map(|(_, action)| action).collect()
}

/// The action's name with its menu, so that a search finds both.
fn full_name(action: &Action) -> String {
    match action.menu {
        Menu::None => action.name.clone(),
        menu => format!("{}: {}", menu.title(), action.name),
    }
}

fn row_ui(ui: &mut Ui, action: &Action, picked: bool) -> egui::Response {
    let icon = icon_text(
        if action.icon.is_empty() {
            "\u{2003}"
        } else {
            action.icon
        },
        16.0,
    );
    let ink = if picked {
        theme::TEXT_STRONG
    } else {
        theme::TEXT
    };
    let mut button = Button::new((
        icon.color(theme::TEXT_WEAK),
        RichText::new(full_name(action)).color(ink),
    ))
    .gap(10.0)
    .frame_when_inactive(picked)
    .min_size(vec2(ui.available_width(), ROW));
    if picked {
        button = button.fill(theme::SELECTION);
    }
    // Even an empty text at the right pushes the name to the left.
    let keys = action
        .shortcuts
        .first()
        .map(shortcut_text)
        .unwrap_or_default();
    button = button.shortcut_text(keys);
    ui.add_enabled(action.enabled, button)
        .accessible_name(&action.name)
}
