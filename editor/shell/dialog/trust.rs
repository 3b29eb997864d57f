//! [`Trust`]: the dialog whether the code of a project may run.

use super::window::{buttons_ui, dialog_ui};
use crate::shell::widget::{filled_button, hint, icon_text, plain_button};
use playground_base::egui::{Label, RichText, Ui};
use playground_core_ui::{EditorCommand, icon, theme};
use std::path::PathBuf;

const WIDTH: f32 = 480.0;

/// A dialog about a project that the user does not trust yet.
#[derive(Debug)]
pub struct Trust {
    folder: PathBuf,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum TrustAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog: the project stays closed.
    Cancelled,
    /// The user trusts the project.
    Trusted(EditorCommand),
}

impl Trust {
    /// The dialog about the project in `folder`.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Draws the dialog.
    pub fn ui(&self, ui: &Ui) -> TrustAnswer {
        let mut answer = TrustAnswer::Open;
        let closed = dialog_ui(ui, "Trust this project?", WIDTH, |ui| {
            ui.horizontal(|ui| {
                let symbol = icon_text(icon::ICON_WARNING.codepoint, 20.0);
                ui.label(symbol.color(theme::WARNING));
                let folder = RichText::new(self.folder.display().to_string());
                ui.add(Label::new(folder.color(theme::TEXT_STRONG)).wrap());
            });
            ui.add_space(8.0);
            hint(
                ui,
                "Opening it builds and runs its code, which may do all that you may do on this \
                 machine. Open it when you know where it comes from. You are asked once.",
            );
            buttons_ui(ui, |ui| {
                // Not the main button, so that an accidental Enter does not trust the project.
                let trust = filled_button("Trust and Open", theme::ACCENT);
                if ui.add(trust).clicked() {
                    answer = TrustAnswer::Trusted(EditorCommand::TrustProject(self.folder.clone()));
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
}
