//! [`SaveAs`]: the dialog for the scene's new name.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::title::scene_title;
use crate::shell::widget::{hint, plain_button, text_field};
use playground_base::egui::{RichText, Ui};
use playground_core_ui::{EditorCommand, ProjectInfo, theme};
use std::path::{Path, PathBuf};

const WIDTH: f32 = 420.0;
/// Extension of scene files.
const EXTENSION: &str = "ron";

/// The scene's new name, and what to do once it is saved.
#[derive(Debug)]
pub struct SaveAs {
    name: String,
    /// The command that opened the dialog.
    then: Option<EditorCommand>,
    just_opened: bool,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum SaveAsAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog.
    Cancelled,
    /// The commands to execute: save, and then perhaps the one that waited.
    Save(EditorCommand, Option<EditorCommand>),
}

impl SaveAs {
    /// Proposes the current name.
    pub fn new(project: Option<&ProjectInfo>, then: Option<EditorCommand>) -> Self {
        let named = project.filter(|project| project.scene.is_some());
        Self {
            name: named.map_or_else(|| "main".to_owned(), scene_title),
            then,
            just_opened: true,
        }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui, project: &ProjectInfo) -> SaveAsAnswer {
        let mut answer = SaveAsAnswer::Open;
        let closed = dialog_ui(ui, "Save Scene As", WIDTH, |ui| {
            hint(ui, "Name");
            let response = text_field(ui, &mut self.name, "Name", "main", WIDTH);
            if self.just_opened {
                response.request_focus();
                self.just_opened = false;
            }
            let file = scene_file(&self.name);
            let exists = file
                .as_ref()
                .is_ok_and(|file| project.scenes.contains(file));
            ui.add_space(8.0);
            let (text, color) = match &file {
                Err(problem) => ((*problem).to_owned(), theme::WARNING),
                Ok(file) if exists => (format!("Replaces {}", file.display()), theme::WARNING),
                Ok(file) => (format!("Saves {}", file.display()), theme::TEXT_WEAK),
            };
            ui.label(RichText::new(text).color(color));
            let verb = if exists { "Replace" } else { "Save" };
            buttons_ui(ui, |ui| {
                let pressed = main_button(ui, file.is_ok(), verb);
                if let Some(file) = file.ok().filter(|_| pressed) {
                    answer = SaveAsAnswer::Save(EditorCommand::Save(Some(file)), self.then.take());
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = SaveAsAnswer::Cancelled;
                }
            });
        });
        if closed && answer == SaveAsAnswer::Open {
            answer = SaveAsAnswer::Cancelled;
        }
        answer
    }
}

/// The scene file with this name, relative to the project's folder.
fn scene_file(name: &str) -> Result<PathBuf, &'static str> {
    let name = name.trim();
    let name = name.strip_suffix(".ron").unwrap_or(name);
    if name.is_empty() {
        return Err("Enter a name.");
    }
    let parts = name.split('/');
    let bad = |part: &str| part.is_empty() || part.starts_with('.') || part.contains('\\');
    if parts.clone().any(bad) {
        return Err("Use letters, digits, and / between folders.");
    }
    Ok(Path::new("scenes").join(format!("{name}.{EXTENSION}")))
}

#[cfg(test)]
mod tests {
    use super::scene_file;
    use std::path::Path;

    #[test]
    fn names_outside_the_scene_folder_are_refused() {
        let file = |name| scene_file(name);
        assert_eq!(file("main").as_deref(), Ok(Path::new("scenes/main.ron")));
        assert_eq!(
            file(" a/b.ron ").as_deref(),
            Ok(Path::new("scenes/a/b.ron"))
        );
        for bad in ["", "  ", "../x", "/etc/x", "a//b", ".hidden"] {
            assert!(file(bad).is_err(), "{bad}");
        }
    }
}
