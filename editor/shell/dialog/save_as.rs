//! [`SaveAs`]: asks for the scene's new name.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::title::scene_title;
use crate::shell::widget::{hint, plain_button, text_field};
use playground_base::egui::{RichText, Ui};
use playground_core_ui::{Command, ProjectInfo, theme};
use std::path::{Path, PathBuf};

const WIDTH: f32 = 420.0;
/// Ending of scene files.
const ENDING: &str = "ron";

/// The scene's new name, and what to do once it is saved.
#[derive(Debug)]
pub struct SaveAs {
    name: String,
    /// What the user wanted to do when the question came up.
    then: Option<Command>,
    just_opened: bool,
}

/// What the user did.
#[derive(Debug, PartialEq)]
pub enum SaveAsAnswer {
    /// Nothing yet.
    Open,
    /// Closed it.
    Cancelled,
    /// Wants this saved, and then perhaps something else done.
    Save(Command, Option<Command>),
}

impl SaveAs {
    /// Proposes the present name.
    pub fn new(project: Option<&ProjectInfo>, then: Option<Command>) -> Self {
        let named = project.filter(|project| project.scene.is_some());
        Self {
            name: named.map_or_else(|| "main".to_owned(), scene_title),
            then,
            just_opened: true,
        }
    }

    /// Draws it.
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
                    answer = SaveAsAnswer::Save(Command::Save(Some(file)), self.then.take());
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

/// The scene file of that name, relative to the project's folder.
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
    Ok(Path::new("scenes").join(format!("{name}.{ENDING}")))
}

#[cfg(test)]
mod tests {
    use super::scene_file;
    use std::path::Path;

    #[test]
    fn a_scene_stays_in_its_folder() {
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
