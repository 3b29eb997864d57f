//! [`Trust`]: the dialog whether the code of a project may run.

use super::window::{buttons_ui, dialog_ui};
use crate::app::TrustQuestion;
use crate::shell::widget::{filled_button, hint, icon_text, plain_button};
use playground_core_ui::{EditorCommand, icon, theme, words};
use playground_engine::RunKind;
use playground_graphics::egui::{Align, Label, Layout, RichText, ScrollArea, Sense, Ui, vec2};
use std::path::{Path, PathBuf};

const WIDTH: f32 = 560.0;

/// The height of the list of files.
const LIST: f32 = 220.0;

/// The width of the column that says what a file is.
const KIND: f32 = 190.0;

/// A dialog about a project that the user does not trust yet, or not as it is now.
#[derive(Debug)]
pub struct Trust {
    question: TrustQuestion,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum TrustAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog: the project stays closed, and nothing is built.
    Cancelled,
    /// The user wants to read a file.
    Show(PathBuf),
    /// The user trusts the project.
    Trusted(Vec<EditorCommand>),
}

impl Trust {
    /// The dialog about this question.
    pub const fn new(question: TrustQuestion) -> Self {
        Self { question }
    }

    /// Draws the dialog.
    pub fn ui(&self, ui: &Ui) -> TrustAnswer {
        let mut answer = TrustAnswer::Open;
        let title = if self.question.changes.is_empty() {
            "Trust this project?"
        } else {
            "Trust what changed in this project?"
        };
        let closed = dialog_ui(ui, title, WIDTH, |ui| {
            ui.horizontal(|ui| {
                let symbol = icon_text(icon::ICON_WARNING.codepoint, 20.0);
                ui.label(symbol.color(theme::WARNING));
                let folder = RichText::new(self.question.project.display().to_string());
                ui.add(Label::new(folder.color(theme::TEXT_STRONG)).wrap());
            });
            ui.add_space(8.0);
            hint(ui, self.why());
            ui.add_space(theme::MARGIN);
            ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
                ui.set_width(ui.available_width());
                if let Some(file) = self.files_ui(ui) {
                    answer = TrustAnswer::Show(file);
                }
            });
            buttons_ui(ui, |ui| {
                let (text, commands) = self.consent();
                // Not the main button, so that an accidental Enter does not trust the project.
                if ui.add(filled_button(text, theme::ACCENT)).clicked() {
                    answer = TrustAnswer::Trusted(commands);
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = TrustAnswer::Cancelled;
                }
            });
        });
        match answer {
            TrustAnswer::Open if closed => TrustAnswer::Cancelled,
            answer => answer,
        }
    }

    const fn why(&self) -> &'static str {
        if self.question.is_open {
            "The build would run what changed since you trusted the project. Read it when you did not \
             change it yourself."
        } else if !self.question.changes.is_empty() {
            "It is another one than when you trusted it. Opening it builds and runs its code, which may \
             do all that you may do on this machine."
        } else if self.question.was_trusted {
            "You trusted this folder before. Trust belongs to what is in it now, so you are asked once \
             more. Opening it runs the following, and its code, which may do all that you may do on this \
             machine."
        } else {
            "Opening it builds and runs its code, which may do all that you may do on this machine. Open \
             it when you know where it comes from. You are asked again when what runs changes."
        }
    }

    /// What would run, or what of it changed. Returns a file that the user wants to read.
    fn files_ui(&self, ui: &mut Ui) -> Option<PathBuf> {
        let mut shown = None;
        let question = &self.question;
        for change in &question.changes {
            let kind = heading(&format!("{} {}", change.what, change.kind.word(1)));
            let is_there = change.what != "removed";
            if file_ui(ui, &kind, &change.path, is_there) {
                shown = Some(&change.path);
            }
        }
        if question.changes.is_empty() {
            let summary = words::sentence(&question.content.summary());
            ui.label(RichText::new(summary).color(theme::TEXT));
            // The project's own manifests come last: every project has some.
            let (own, more): (Vec<_>, Vec<_>) = question
                .content
                .items()
                .iter()
                .partition(|item| item.kind == RunKind::Manifest);
            for item in more.into_iter().chain(own) {
                let is_text = item.kind != RunKind::Built;
                if file_ui(ui, &heading(item.kind.word(1)), &item.path, is_text) {
                    shown = Some(&item.path);
                }
            }
        }
        shown.map(|path| question.project.join(path))
    }

    fn consent(&self) -> (&'static str, Vec<EditorCommand>) {
        let trust = EditorCommand::TrustProject(self.question.project.clone());
        if self.question.is_open {
            let commands = vec![trust, EditorCommand::Reload(None)];
            ("Trust and Build", commands)
        } else {
            ("Trust and Open", vec![trust])
        }
    }
}

/// A row with what a file is and its path. True when it was clicked, to be read.
fn file_ui(ui: &mut Ui, kind: &str, path: &Path, can_be_read: bool) -> bool {
    ui.horizontal(|ui| {
        let column = vec2(KIND, theme::ROW_HEIGHT);
        ui.allocate_ui_with_layout(column, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(KIND);
            let kind = RichText::new(kind).color(theme::TEXT_WEAK);
            ui.add(Label::new(kind).truncate());
        });
        let text = RichText::new(path.display().to_string()).monospace();
        if can_be_read {
            let label = Label::new(text.color(theme::ACCENT))
                .truncate()
                .sense(Sense::click());
            ui.add(label).on_hover_text("Click to read it").clicked()
        } else {
            ui.add(Label::new(text.color(theme::TEXT_WEAK)).truncate());
            false
        }
    })
    .inner
}

/// The text with a capital letter.
fn heading(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
