//! [`Unsaved`]: the dialog about unsaved changes.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::title::scene_title;
use crate::shell::widget::plain_button;
use playground_core_ui::{EditorCommand, EditorState, theme};
use playground_graphics::egui::{Label, RichText, Ui};

/// A dialog about unsaved changes.
#[derive(Debug)]
pub struct Unsaved {
    /// The command that would lose the changes.
    pub then: EditorCommand,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum UnsavedAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog.
    Cancelled,
    /// Save, then execute the command.
    Save,
    /// Execute the command without saving.
    Discard,
}

impl Unsaved {
    /// Draws the dialog.
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

fn what_it_does(command: &EditorCommand) -> &'static str {
    match command {
        EditorCommand::Quit => "Quitting",
        EditorCommand::OpenScene(_) => "Opening another scene",
        EditorCommand::OpenProject(path) if path.extension().is_some_and(|end| end == "ron") => {
            "Opening another scene"
        }
        EditorCommand::OpenProject(_)
        | EditorCommand::TrustProject(_)
        | EditorCommand::NewProject(_) => "Opening another project",
        EditorCommand::NewScene => "Starting a new scene",
        EditorCommand::CloseProject => "Closing the project",
        EditorCommand::Restart => "Restarting the editor",
        _ => "Going on",
    }
}
