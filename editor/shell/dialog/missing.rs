//! [`Missing`]: the dialog about a save of a scene while modules of it are missing.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{hint, plain_button};
use playground_core_ui::{EditorCommand, theme, words};
use playground_engine::MissingModule;
use playground_graphics::egui::{Label, RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// A dialog about a save of a scene while modules of it are missing.
#[derive(Debug)]
pub struct Missing {
    modules: Vec<MissingModule>,
    file: Option<PathBuf>,
    /// What the user wanted after the save.
    pub then: Vec<EditorCommand>,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum MissingAnswer {
    /// The dialog stays open.
    Open,
    /// The scene is not saved.
    Cancelled,
    /// The scene is saved as it is.
    SaveAnyway(EditorCommand),
}

impl Missing {
    /// The dialog about a save to `file`, or to the file of the scene.
    pub const fn new(modules: Vec<MissingModule>, file: Option<PathBuf>) -> Self {
        let then = Vec::new();
        Self {
            modules,
            file,
            then,
        }
    }

    /// Draws the dialog.
    pub fn ui(&self, ui: &Ui) -> MissingAnswer {
        let mut answer = MissingAnswer::Open;
        let closed = dialog_ui(ui, "Save without These Modules?", 520.0, |ui| {
            ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
                ui.set_width(ui.available_width());
                for module in &self.modules {
                    let text = RichText::new(words::sentence(&module.text()));
                    ui.add(Label::new(text.color(theme::TEXT)).wrap());
                    ui.add_space(4.0);
                }
            });
            ui.add_space(4.0);
            hint(
                ui,
                "Nothing is lost: their components stay in the file as text, and are read when the modules \
                 are there again. They cannot be checked, shown or changed until then.",
            );
            buttons_ui(ui, |ui| {
                if main_button(ui, true, "Cancel") {
                    answer = MissingAnswer::Cancelled;
                }
                if ui.add(plain_button("Save Anyway")).clicked() {
                    let save = EditorCommand::SaveAnyway(self.file.clone());
                    answer = MissingAnswer::SaveAnyway(save);
                }
            });
        });
        match answer {
            MissingAnswer::Open if closed => MissingAnswer::Cancelled,
            answer => answer,
        }
    }
}
