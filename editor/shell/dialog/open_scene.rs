//! [`OpenScene`]: lists the scenes of the project, to open one or to merge it into the open one.

use super::pick_row::{PICK_ROW, pick_row_ui};
use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{hint, plain_button};
use playground_core_ui::{EditorCommand, ProjectInfo, icon};
use playground_graphics::egui::{Key, Modifiers, ScrollArea, Ui};

const WIDTH: f32 = 420.0;

/// A dialog with the scenes of the project.
#[derive(Debug, Default)]
pub struct OpenScene {
    picked: usize,
    merges: bool,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum SceneAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog.
    Cancelled,
    /// The user chose a scene.
    Run(EditorCommand),
}

impl OpenScene {
    /// A dialog that merges the chosen scene into the open one.
    pub const fn to_merge() -> Self {
        Self {
            picked: 0,
            merges: true,
        }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui, project: &ProjectInfo) -> SceneAnswer {
        let mut answer = SceneAnswer::Open;
        let (title, verb) = if self.merges {
            ("Merge Scene", "Merge")
        } else {
            ("Open Scene", "Open")
        };
        let closed = dialog_ui(ui, title, WIDTH, |ui| {
            self.keys(ui, project.scenes.len());
            let mut clicked = false;
            if project.scenes.is_empty() {
                hint(
                    ui,
                    "The project has no scenes yet. Save the current one to make the first.",
                );
            }
            ScrollArea::vertical()
                .max_height(PICK_ROW * 12.0)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for at in 0..project.scenes.len() {
                        clicked |= self.row_ui(ui, project, at);
                    }
                });
            buttons_ui(ui, |ui| {
                let scene = project.scenes.get(self.picked);
                let pressed = main_button(ui, scene.is_some(), verb);
                if let Some(scene) = scene.filter(|_| pressed || clicked) {
                    answer = SceneAnswer::Run(if self.merges {
                        EditorCommand::MergeScene(scene.clone())
                    } else {
                        EditorCommand::OpenScene(scene.clone())
                    });
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = SceneAnswer::Cancelled;
                }
            });
        });
        if closed && answer == SceneAnswer::Open {
            answer = SceneAnswer::Cancelled;
        }
        answer
    }

    /// True when the row was double-clicked, which opens the scene.
    fn row_ui(&mut self, ui: &mut Ui, project: &ProjectInfo, at: usize) -> bool {
        let scene = &project.scenes[at];
        let current = project
            .scene
            .as_ref()
            .is_some_and(|open| open.ends_with(scene));
        let picked = self.picked == at;
        let name = scene.display().to_string();
        let remark = if current { "open" } else { "" };
        let name = (icon::ICON_MOVIE.codepoint, name.as_str());
        let response = pick_row_ui(ui, name, remark, picked, WIDTH);
        if response.clicked() {
            self.picked = at;
        }
        response.double_clicked()
    }

    fn keys(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.picked = (self.picked + 1).min(count.saturating_sub(1));
        }
        if pressed(Key::ArrowUp) {
            self.picked = self.picked.saturating_sub(1);
        }
    }
}
