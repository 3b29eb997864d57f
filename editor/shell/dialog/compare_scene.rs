//! [`CompareScene`]: what to compare the open scene with.

use super::pick_row::{PICK_ROW, pick_row_ui};
use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{hint, plain_button, text_field};
use playground_core_ui::{EditorCommand, ProjectInfo, icon};
use playground_graphics::egui::{Key, Modifiers, ScrollArea, Ui};
use std::path::PathBuf;

const WIDTH: f32 = 460.0;

/// A dialog with what the open scene can be compared with.
#[derive(Debug, Default)]
pub struct CompareScene {
    picked: usize,
    /// The path of another file.
    other: String,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum CompareAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog.
    Cancelled,
    /// The user chose.
    Compare(EditorCommand),
}

/// One of the things to compare with.
struct Choice {
    icon: &'static str,
    name: String,
    remark: &'static str,
    command: EditorCommand,
}

impl CompareScene {
    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui, project: &ProjectInfo) -> CompareAnswer {
        let mut answer = CompareAnswer::Open;
        let choices = choices(project);
        let closed = dialog_ui(ui, "Compare Scene", WIDTH, |ui| {
            hint(
                ui,
                "Both versions are shown in the viewport. Looking changes nothing.",
            );
            ui.add_space(8.0);
            let clicked = self.list_ui(ui, &choices);
            ui.add_space(8.0);
            let placeholder = "Or the path of another file: ../old/main.ron";
            text_field(ui, &mut self.other, "Other file", placeholder, WIDTH);
            buttons_ui(ui, |ui| {
                let command = self.command(&choices);
                let pressed = main_button(ui, command.is_some(), "Compare");
                if let Some(command) = command.filter(|_| pressed || clicked) {
                    answer = CompareAnswer::Compare(command);
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = CompareAnswer::Cancelled;
                }
            });
        });
        if closed && answer == CompareAnswer::Open {
            answer = CompareAnswer::Cancelled;
        }
        answer
    }

    /// True when a row was double-clicked.
    fn list_ui(&mut self, ui: &mut Ui, choices: &[Choice]) -> bool {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.picked = (self.picked + 1).min(choices.len().saturating_sub(1));
        }
        if pressed(Key::ArrowUp) {
            self.picked = self.picked.saturating_sub(1);
        }
        let mut is_chosen = false;
        let list = ScrollArea::vertical().max_height(PICK_ROW * 10.0);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, choice) in choices.iter().enumerate() {
                let is_picked = self.picked == at && self.other.trim().is_empty();
                let name = (choice.icon, choice.name.as_str());
                let row = pick_row_ui(ui, name, choice.remark, is_picked, WIDTH);
                if row.clicked() {
                    self.picked = at;
                    self.other.clear();
                }
                is_chosen |= row.double_clicked();
            }
        });
        is_chosen
    }

    fn command(&self, choices: &[Choice]) -> Option<EditorCommand> {
        let other = self.other.trim();
        if !other.is_empty() {
            return Some(EditorCommand::CompareScene(
                Some(PathBuf::from(other)),
                None,
            ));
        }
        choices
            .get(self.picked)
            .map(|choice| choice.command.clone())
    }
}

/// The file of the scene and its last commit, then the other scenes of the project.
fn choices(project: &ProjectInfo) -> Vec<Choice> {
    let mut choices = Vec::new();
    if project.scene.is_some() {
        choices.push(Choice {
            icon: icon::ICON_SAVE.codepoint,
            name: "The file on the disk".to_owned(),
            remark: "what is not saved",
            command: EditorCommand::CompareScene(None, None),
        });
        choices.push(Choice {
            icon: icon::ICON_HISTORY.codepoint,
            name: "The last commit".to_owned(),
            remark: "git",
            command: EditorCommand::CompareCommit,
        });
    }
    let is_open = |scene: &&PathBuf| {
        let open = project.scene.as_ref();
        open.is_some_and(|open| *open == project.folder.join(scene))
    };
    let others = project.scenes.iter().filter(|scene| !is_open(scene));
    choices.extend(others.map(|scene| Choice {
        icon: icon::ICON_MOVIE.codepoint,
        name: scene.display().to_string(),
        remark: "",
        command: EditorCommand::CompareScene(Some(scene.clone()), None),
    }));
    choices
}
