//! [`Unsaved`]: asks what to do with unsaved changes.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::title::scene_title;
use crate::shell::widget::plain_button;
use playground_base::egui::{Label, RichText, Ui};
use playground_core_ui::{Command, EditorState, theme};

/// What waits for the answer.
#[derive(Debug)]
pub struct Unsaved {
    /// What would lose the changes.
    pub then: Command,
}

/// What the user decided.
#[derive(Debug, PartialEq)]
pub enum UnsavedAnswer {
    /// Nothing yet.
    Open,
    /// Neither.
    Cancelled,
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
}

impl Unsaved {
    /// Draws it.
    pub fn ui(&mut self, ui: &Ui, state: &EditorState) -> UnsavedAnswer {
        let mut answer = UnsavedAnswer::Open;
        let closed = dialog_ui(ui, "Save the Changes?", 420.0, |ui| {
            let scene = state.project.as_ref().map_or_else(String::new, scene_title);
            let text = format!(
                "{scene} has changes that are not saved. {} loses them.",
                what_it_does(&self.then)
            );
            ui.add(Label::new(RichText::new(text).color(theme::TEXT)).wrap());
            buttons_ui(ui, |ui| {
                if main_button(ui, true, "Save") {
                    answer = UnsavedAnswer::Save;
                }
                if ui.add(plain_button("Discard")).clicked() {
                    answer = UnsavedAnswer::Discard;
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = UnsavedAnswer::Cancelled;
                }
            });
        });
        if closed && answer == UnsavedAnswer::Open {
            answer = UnsavedAnswer::Cancelled;
        }
        answer
    }
}

fn what_it_does(command: &Command) -> &'static str {
    match command {
        Command::Quit => "Quitting",
        Command::OpenScene(_) => "Opening another scene",
        Command::OpenProject(path) if path.extension().is_some_and(|end| end == "ron") => {
            "Opening another scene"
        }
        Command::OpenProject(_) | Command::TrustProject(_) | Command::NewProject(_) => {
            "Opening another project"
        }
        Command::NewScene => "Starting a new scene",
        Command::CloseProject => "Closing the project",
        Command::Restart => "Restarting the editor",
        _ => "Going on",
    }
}
