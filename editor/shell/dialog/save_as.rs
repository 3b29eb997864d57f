//! [`SaveAs`]: the dialog for the scene's new name.

use super::window::{buttons_ui, danger_button, dialog_ui, main_button};
use crate::shell::widget::{focus_and_select, hint, plain_button, text_field};
use playground_core_ui::{EditorCommand, ProjectInfo, theme, words};
use playground_graphics::egui::{RichText, Ui};
use std::path::{Path, PathBuf};

const WIDTH: f32 = 420.0;
/// Extension of scene files.
const EXTENSION: &str = "ron";

/// The scene's new name, and what to do once it is saved. It proposes a name that is free; another
/// scene is replaced only by a click on a button that says so, never by Enter.
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
    /// The dialog; `then` follows once the scene is saved.
    pub const fn new(then: Option<EditorCommand>) -> Self {
        Self {
            name: String::new(),
            then,
            just_opened: true,
        }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui, project: &ProjectInfo) -> SaveAsAnswer {
        let mut answer = SaveAsAnswer::Open;
        let closed = dialog_ui(ui, "Save Scene As", WIDTH, |ui| {
            hint(ui, "Name");
            if self.just_opened {
                self.name = free_name(project);
            }
            let response = text_field(ui, &mut self.name, "Name", "main", WIDTH);
            if self.just_opened {
                focus_and_select(&response, &self.name);
                self.just_opened = false;
            }
            let file = scene_file(&self.name);
            let replaces = file
                .as_ref()
                .is_ok_and(|file| project.scenes.contains(file) && !is_open(project, file));
            ui.add_space(8.0);
            let (text, color) = match &file {
                Err(problem) => ((*problem).to_owned(), theme::WARNING),
                Ok(file) if replaces => (
                    format!(
                        "{} exists already. Replace loses what is in it.",
                        file.display()
                    ),
                    theme::WARNING,
                ),
                Ok(file) => (format!("Saves {}", file.display()), theme::TEXT_WEAK),
            };
            ui.label(RichText::new(text).color(color));
            buttons_ui(ui, |ui| {
                let pressed = if replaces {
                    danger_button(ui, "Replace")
                } else {
                    main_button(ui, file.is_ok(), "Save")
                };
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

/// A name that no scene of the project has: `main` for the first, then the name of the open scene
/// with a number.
fn free_name(project: &ProjectInfo) -> String {
    let is_free =
        |name: &String| scene_file(name).is_ok_and(|file| !project.scenes.contains(&file));
    let open = project.scenes.iter().find(|file| is_open(project, file));
    let base = open.and_then(|file| name_of(file));
    let first = "main".to_owned();
    if base.is_none() && is_free(&first) {
        return first;
    }
    let base = base.unwrap_or_else(|| "scene".to_owned());
    let (base, _) = words::split_number(&base);
    let base = base.to_owned();
    let mut numbered = (2..).map(|number: u32| format!("{base}-{number}"));
    numbered.find(is_free).unwrap_or(base)
}

/// Whether this is the file of the open scene.
fn is_open(project: &ProjectInfo, file: &Path) -> bool {
    let open = project.scene.as_ref();
    open.is_some_and(|open| open.ends_with(file))
}

/// The name under which the dialog saves to this file; `None` for a file that it cannot name.
fn name_of(file: &Path) -> Option<String> {
    let below = file.strip_prefix("scenes").ok()?;
    let name = below.to_str()?.strip_suffix(".ron")?;
    Some(name.to_owned())
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
    use super::{free_name, scene_file};
    use playground_core_ui::ProjectInfo;
    use std::path::{Path, PathBuf};

    #[test]
    fn proposed_name_is_free() {
        let cases: [(Option<&str>, &[&str], &str); 6] = [
            (None, &[], "main"),
            (None, &["scenes/main.ron"], "scene-2"),
            (None, &["scenes/main.ron", "scenes/scene-2.ron"], "scene-3"),
            (Some("/p/scenes/main.ron"), &["scenes/main.ron"], "main-2"),
            (
                Some("/p/scenes/a/cave-2.ron"),
                &["scenes/a/cave-2.ron"],
                "a/cave-3",
            ),
            (
                Some("/p/scenes/level9.ron"),
                &["scenes/level9.ron"],
                "level9-2",
            ),
        ];
        for (scene, scenes, expected) in cases {
            let project = ProjectInfo {
                scene: scene.map(PathBuf::from),
                scenes: scenes.iter().map(PathBuf::from).collect(),
                ..ProjectInfo::default()
            };
            assert_eq!(free_name(&project), expected, "{scene:?} {scenes:?}");
        }
    }

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
