//! [`Input`]: the line for commands.

use crate::{Completion, History};
use playground_base::state;
use playground_core_console::BoundConsoleView;
use playground_core_ui::{EditorCommand, Vocabulary, icon, theme};
use playground_graphics::egui::text::{CCursor, CCursorRange};
use playground_graphics::egui::text_edit::TextEditState;
use playground_graphics::egui::{
    Align, Align2, Area, Context, FontId, Frame, Id, Key, Label, Layout, Margin, Modifiers, Order,
    Response, RichText, TextEdit, Ui, vec2,
};

/// The maximum number of completions that are shown.
const OFFERED: usize = 10;

/// The line for commands.
#[state]
#[derive(Debug)]
pub struct Input {
    /// What is being written.
    pub line: String,
    /// Lines entered before.
    pub history: History,
    #[serde(skip)]
    completion: Completion,
    /// The list of completions was closed with Esc.
    #[serde(skip)]
    is_closed: bool,
}

/// Parses and completes lines.
pub struct Words<'a> {
    /// The command language.
    pub language: &'a BoundConsoleView,
    /// The words that the open project adds to it.
    pub vocabulary: &'a Vocabulary,
}

/// The usage of a command, and what it does.
struct Usage {
    line: String,
    doc: &'static str,
}

/// The usage of a command of the editor or of the game.
fn usage_of(name: &str, vocabulary: &Vocabulary) -> Option<Usage> {
    let usage = |line: String, doc| Usage {
        line: line.trim_end().to_owned(),
        doc,
    };
    let row = EditorCommand::TABLE.iter().find(|row| row.name == name);
    let own = row.map(|row| usage(format!("{name} {}", row.usage()), row.doc()));
    own.or_else(|| {
        let command = vocabulary.command(name)?;
        let line = format!("{name} {}", command.usage());
        Some(usage(line, command.doc()))
    })
}

/// Keys that the field itself must not see.
struct Keys {
    enter: bool,
    tab: bool,
    back_tab: bool,
    up: bool,
    down: bool,
    escape: bool,
}

impl Input {
    /// Draws the field; true when a line was entered.
    pub fn show_ui(
        &mut self,
        ui: &mut Ui,
        words: &Words<'_>,
        commands: &mut Vec<EditorCommand>,
    ) -> bool {
        let id = ui.make_persistent_id("command line");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let keys = has_focus.then(|| self.take_keys(ui));
        let response = self.field_ui(ui, id);
        if response.changed() {
            self.history.edited();
            self.complete(words);
        }
        let entered = keys.is_some_and(|keys| self.press(ui.ctx(), id, &keys, words, commands));
        if has_focus && !self.is_closed {
            self.offer_ui(ui, &response, words.vocabulary);
        }
        entered
    }

    fn field_ui(&mut self, ui: &mut Ui, id: Id) -> Response {
        let row = Layout::left_to_right(Align::Center);
        let size = vec2(ui.available_width(), 26.0);
        let shown = ui.allocate_ui_with_layout(size, row, |ui| {
            let sign = RichText::new(icon::ICON_CHEVRON_RIGHT.codepoint).color(theme::ACCENT);
            ui.label(sign.size(16.0));
            let field = TextEdit::singleline(&mut self.line)
                .id(id)
                .font(FontId::monospace(13.0))
                .hint_text("Command; Tab completes, help lists them")
                .lock_focus(true)
                .desired_width(f32::INFINITY);
            ui.add(field).accessible_name("Command line")
        });
        shown.inner
    }

    /// Takes the keys out of the input before the field reads it.
    fn take_keys(&self, ui: &Ui) -> Keys {
        let is_offering = !self.is_closed && !self.completion.words().is_empty();
        ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            Keys {
                enter: pressed(Modifiers::NONE, Key::Enter),
                back_tab: pressed(Modifiers::SHIFT, Key::Tab),
                tab: pressed(Modifiers::NONE, Key::Tab),
                up: pressed(Modifiers::NONE, Key::ArrowUp),
                down: pressed(Modifiers::NONE, Key::ArrowDown),
                escape: is_offering && pressed(Modifiers::NONE, Key::Escape),
            }
        })
    }

    fn press(
        &mut self,
        ctx: &Context,
        id: Id,
        keys: &Keys,
        words: &Words<'_>,
        commands: &mut Vec<EditorCommand>,
    ) -> bool {
        if keys.enter {
            return self.enter(commands);
        }
        self.is_closed |= keys.escape;
        let line = match keys {
            Keys { tab: true, .. } => self.step(false, words),
            Keys { back_tab: true, .. } => self.step(true, words),
            Keys { up: true, .. } => self.history.older(&self.line),
            Keys { down: true, .. } => self.history.newer(),
            _ => None,
        };
        if keys.up || keys.down {
            self.is_closed = true;
        }
        if let Some(line) = line {
            self.write(ctx, id, line);
        }
        false
    }

    /// Sends the line to be executed, and starts a new one.
    fn enter(&mut self, commands: &mut Vec<EditorCommand>) -> bool {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        self.completion = Completion::default();
        if line.is_empty() {
            return false;
        }
        self.history.push(line);
        commands.push(EditorCommand::Execute(line.to_owned()));
        true
    }

    fn step(&mut self, back: bool, words: &Words<'_>) -> Option<String> {
        if self.is_closed || self.completion.words().is_empty() {
            self.complete(words);
        }
        let is_only = self.completion.words().len() == 1;
        let line = self.completion.step(back);
        if is_only {
            // It is done: the next Tab is about the next word.
            self.completion = Completion::default();
        }
        line
    }

    fn complete(&mut self, words: &Words<'_>) {
        // Without the module of the language there are no completions.
        let words = words
            .language
            .call(|view| view.complete(&self.line, words.vocabulary))
            .unwrap_or_default();
        let is_empty = self.line.trim().is_empty();
        let words = if is_empty { Vec::new() } else { words };
        self.completion = Completion::new(&self.line, words);
        self.is_closed = false;
    }

    /// Writes into the field, with the cursor at the end.
    fn write(&mut self, ctx: &Context, id: Id, line: String) {
        let end = CCursor::new(line.chars().count());
        self.line = line;
        if let Some(mut state) = TextEditState::load(ctx, id) {
            state.cursor.set_char_range(Some(CCursorRange::one(end)));
            state.store(ctx, id);
        }
    }

    /// The completions of the line and the usage of its command, above the field.
    fn offer_ui(&mut self, ui: &Ui, field: &Response, vocabulary: &Vocabulary) {
        let first = self.line.split_whitespace().next().unwrap_or_default();
        if first.is_empty() {
            return;
        }
        let usage = usage_of(first, vocabulary);
        if usage.is_none() && self.completion.words().is_empty() {
            return;
        }
        let id = field.id.with("offer");
        let area = Area::new(id)
            .order(Order::Foreground)
            .pivot(Align2::LEFT_BOTTOM)
            .fixed_pos(field.rect.left_top() - vec2(0.0, 4.0));
        let chosen = area.show(ui.ctx(), |ui| {
            let frame = Frame::NONE
                .fill(theme::RAISED)
                .stroke((1.0, theme::BORDER))
                .corner_radius(theme::ROUNDING)
                .inner_margin(Margin::same(6));
            frame
                .show(ui, |ui| {
                    ui.set_max_width((field.rect.width() - 16.0).max(160.0));
                    self.words_ui(ui, usage.as_ref(), vocabulary)
                })
                .inner
        });
        if let Some(line) = chosen.inner.and_then(|at| self.completion.choose(at)) {
            self.completion = Completion::default();
            self.write(ui.ctx(), field.id, line);
            field.request_focus();
        }
    }

    fn words_ui(
        &self,
        ui: &mut Ui,
        usage: Option<&Usage>,
        vocabulary: &Vocabulary,
    ) -> Option<usize> {
        let mut clicked = None;
        let words = self.completion.words();
        for (at, word) in words.iter().enumerate().take(OFFERED) {
            let is_chosen = self.completion.chosen() == Some(at);
            ui.horizontal(|ui| {
                let text = RichText::new(word).monospace().color(theme::TEXT);
                if ui.selectable_label(is_chosen, text).clicked() {
                    clicked = Some(at);
                }
                let is_first_word = !self.line.trim_start().contains(char::is_whitespace);
                let usage = is_first_word.then(|| usage_of(word, vocabulary)).flatten();
                if let Some(Usage { doc, .. }) = usage {
                    let doc = RichText::new(doc).small().color(theme::TEXT_WEAK);
                    ui.add(Label::new(doc).truncate());
                }
            });
        }
        if words.len() > OFFERED {
            let rest = format!("and {} more", words.len() - OFFERED);
            ui.label(RichText::new(rest).small().color(theme::TEXT_WEAK));
        }
        if let Some(usage) = usage {
            let line = RichText::new(&usage.line).monospace();
            ui.label(line.color(theme::TEXT_STRONG));
            ui.label(RichText::new(usage.doc).small().color(theme::TEXT_WEAK));
        }
        clicked
    }
}
