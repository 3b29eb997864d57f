//! [`NewProject`]: the dialog for the folder of a new project.

use super::path_check::CheckedPath;
use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{BUTTON_WIDTH, focus_and_select, hint, plain_button, text_field};
use playground_core_ui::{EditorCommand, theme};
use playground_graphics::egui::{Label, RichText, Ui};
use std::path::{Path, PathBuf};

const WIDTH: f32 = 480.0;

/// Name and parent folder of a new project.
#[derive(Debug)]
pub struct NewProject {
    name: String,
    parent: CheckedPath,
    /// The editor's workspace.
    workspace: PathBuf,
    just_opened: bool,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum NewProjectAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog.
    Cancelled,
    /// The user wants to choose the parent folder.
    Browse(PathBuf),
    /// The user confirmed the project.
    Make(EditorCommand),
}

impl NewProject {
    /// Proposes a project below `parent`. `workspace` is that of the editor.
    pub fn new(parent: &Path, workspace: &Path) -> Self {
        Self {
            name: "my-game".to_owned(),
            parent: CheckedPath::new(parent.display().to_string(), parent_problem),
            workspace: workspace.to_path_buf(),
            just_opened: true,
        }
    }

    /// Changes the parent folder.
    pub fn set_parent(&mut self, parent: &Path) {
        self.parent.text = parent.display().to_string();
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui) -> NewProjectAnswer {
        let mut answer = NewProjectAnswer::Open;
        let closed = dialog_ui(ui, "New Project", WIDTH, |ui| {
            self.fields_ui(ui, &mut answer);
            let folder = self.parent.path().join(package_name(&self.name));
            let problem = self.problem(&folder);
            ui.add_space(8.0);
            let (text, color) = match &problem {
                Some(problem) => (problem.clone(), theme::WARNING),
                None => (format!("Makes {}", folder.display()), theme::TEXT_WEAK),
            };
            ui.add(Label::new(RichText::new(text).color(color)).wrap());
            if problem.is_none() {
                hint(ui, self.kind());
            }
            buttons_ui(ui, |ui| {
                if main_button(ui, problem.is_none(), "Create") {
                    answer = NewProjectAnswer::Make(EditorCommand::NewProject(folder));
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = NewProjectAnswer::Cancelled;
                }
            });
        });
        if closed && answer == NewProjectAnswer::Open {
            answer = NewProjectAnswer::Cancelled;
        }
        answer
    }

    fn fields_ui(&mut self, ui: &mut Ui, answer: &mut NewProjectAnswer) {
        hint(ui, "Name");
        let response = text_field(ui, &mut self.name, "Name", "my-game", WIDTH);
        if self.just_opened {
            focus_and_select(&response, &self.name);
            self.just_opened = false;
        }
        ui.add_space(8.0);
        hint(ui, "Folder");
        ui.horizontal(|ui| {
            let width = WIDTH - BUTTON_WIDTH - ui.spacing().item_spacing.x;
            text_field(ui, &mut self.parent.text, "Folder", "Folder", width);
            if ui.add(plain_button("Browse…")).clicked() {
                *answer = NewProjectAnswer::Browse(self.parent.path());
            }
        });
    }

    fn samples(&self) -> PathBuf {
        self.workspace.join("assets/samples")
    }

    /// Describes the kind of project that this folder leads to.
    fn kind(&self) -> &'static str {
        if self.parent.path() == self.samples() {
            "A sample: a member of the editor's workspace."
        } else {
            "A workspace of its own, built with this editor. In its folder, cargo run opens it too."
        }
    }

    fn problem(&mut self, folder: &Path) -> Option<String> {
        if let Some(problem) = name_problem(&self.name) {
            return Some(problem.to_owned());
        }
        if let Some(problem) = self.parent.problem() {
            return Some(problem.to_owned());
        }
        let parent = self.parent.path();
        if parent.starts_with(&self.workspace) && parent != self.samples() {
            let samples = self.samples();
            return Some(format!(
                "This is inside the editor's own workspace: choose {}, or a folder outside.",
                samples.display()
            ));
        }
        let taken = folder.exists();
        taken.then(|| format!("{} exists already.", folder.display()))
    }
}

/// The name of the cargo package: lower case, with `-` between words.
fn package_name(name: &str) -> String {
    let word = |c: char| {
        if c.is_ascii_alphanumeric() || c == '_' {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    name.trim().chars().map(word).collect()
}

fn name_problem(name: &str) -> Option<&'static str> {
    let name = package_name(name);
    match name.chars().next() {
        None => Some("Enter a name."),
        Some(first) if !first.is_ascii_alphabetic() => Some("A name starts with a letter."),
        Some(_) if name.len() > 64 => Some("This name is too long."),
        Some(_) if ["test", "core", "std", "alloc", "proc-macro"].contains(&name.as_str()) => {
            Some("This name belongs to the compiler.")
        }
        Some(_) => None,
    }
}

fn parent_problem(folder: &Path) -> Option<String> {
    if folder.is_dir() {
        return None;
    }
    Some(if folder.is_absolute() {
        "There is no such folder.".to_owned()
    } else {
        "Enter the whole path of the folder, from / or ~.".to_owned()
    })
}
