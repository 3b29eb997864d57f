//! [`FolderDialog`]: the editor's own dialog for folders.

use super::FolderFor;
use super::path_check::{CheckedPath, home, is_project, project_problem};
use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{hint, icon_button, icon_text, plain_button, text_field};
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{Button, Key, Modifiers, RichText, ScrollArea, Ui, vec2};
use std::fs;
use std::path::{Path, PathBuf};

/// The maximum number of listed entries.
const MAX_ENTRIES: usize = 2000;
const WIDTH: f32 = 560.0;
const ROW: f32 = 26.0;

/// A folder of the listing.
#[derive(Debug)]
struct Entry {
    name: String,
    is_project: bool,
}

/// A path field above a listing. Arrows move through the listing, Enter opens a folder or chooses
/// it.
#[derive(Debug)]
pub struct FolderDialog {
    wanted: FolderFor,
    field: CheckedPath,
    /// The folder that is listed.
    listed: PathBuf,
    entries: Result<Vec<Entry>, String>,
    picked: Option<usize>,
    just_opened: bool,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum FolderAnswer {
    /// The dialog stays open.
    Open,
    /// The user closed the dialog.
    Cancelled,
    /// The user chose a folder.
    Chosen(FolderFor, PathBuf),
}

impl FolderDialog {
    /// Opens at a folder.
    pub fn new(wanted: FolderFor, start: &Path) -> Self {
        let check = match wanted {
            FolderFor::OpenProject => project_problem,
            FolderFor::NewProject => folder_problem,
        };
        let mut dialog = Self {
            wanted,
            field: CheckedPath::new(String::new(), check),
            listed: PathBuf::new(),
            entries: Ok(Vec::new()),
            picked: None,
            just_opened: true,
        };
        dialog.go_to(start.to_path_buf());
        dialog
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui) -> FolderAnswer {
        let (title, verb) = match self.wanted {
            FolderFor::OpenProject => ("Open Project", "Open"),
            FolderFor::NewProject => ("Choose a Folder", "Choose"),
        };
        let mut answer = FolderAnswer::Open;
        let closed = dialog_ui(ui, title, WIDTH, |ui| {
            self.keys(ui);
            self.field_ui(ui);
            ui.add_space(8.0);
            self.list_ui(ui);
            ui.add_space(4.0);
            let problem = self.field.problem().map(str::to_owned);
            hint(ui, problem.as_deref().unwrap_or("Enter opens it."));
            buttons_ui(ui, |ui| {
                if main_button(ui, problem.is_none(), verb) {
                    answer = FolderAnswer::Chosen(self.wanted, self.field.path());
                }
                if ui.add(plain_button("Cancel")).clicked() {
                    answer = FolderAnswer::Cancelled;
                }
            });
        });
        if closed && answer == FolderAnswer::Open {
            answer = FolderAnswer::Cancelled;
        }
        answer
    }

    fn field_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let up = icon_button(
                ui,
                icon::ICON_ARROW_UPWARD.codepoint,
                "Parent Folder (Alt+Up)",
            );
            if up.clicked() {
                self.go_up();
            }
            let home_button = icon_button(ui, icon::ICON_HOME.codepoint, "Home Folder");
            if let Some(home) = home_button.clicked().then(home).flatten() {
                self.go_to(home);
            }
            let width = ui.available_width();
            let name = "Path of a folder";
            let response = text_field(ui, &mut self.field.text, name, name, width);
            if response.changed() {
                let path = self.field.path();
                self.picked = None;
                if path.is_dir() {
                    self.list(path);
                }
            }
            if self.just_opened {
                response.request_focus();
                self.just_opened = false;
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui) {
        let mut enter = None;
        let moved = ui.input(|i| i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowUp));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical()
                .auto_shrink(false)
                .max_height(ROW * 10.0);
            area.show(ui, |ui| match &self.entries {
                Err(error) => hint(ui, error),
                Ok(entries) if entries.is_empty() => hint(ui, "No folders in here."),
                Ok(entries) => {
                    for (at, entry) in entries.iter().enumerate() {
                        let response = entry_ui(ui, entry, self.picked == Some(at));
                        if response.clicked() {
                            enter = Some(at);
                        }
                        if moved && self.picked == Some(at) {
                            response.scroll_to_me(None);
                        }
                    }
                }
            });
        });
        if let Some(at) = enter {
            self.enter(at);
        }
    }

    fn keys(&mut self, ui: &Ui) {
        let count = self.entries.as_ref().map_or(0, Vec::len);
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            self.go_up();
        } else if pressed(Modifiers::NONE, Key::ArrowDown) && count > 0 {
            self.picked = Some(self.picked.map_or(0, |at| (at + 1).min(count - 1)));
        } else if pressed(Modifiers::NONE, Key::ArrowUp) {
            self.picked = self.picked.and_then(|at| at.checked_sub(1));
        }
        if let Some(at) = self.picked
            && pressed(Modifiers::NONE, Key::Enter)
        {
            self.enter(at);
        }
    }

    fn enter(&mut self, at: usize) {
        let name = self.entries.as_ref().ok().and_then(|all| all.get(at));
        if let Some(name) = name.map(|entry| entry.name.clone()) {
            self.go_to(self.listed.join(name));
        }
    }

    fn go_up(&mut self) {
        if let Some(parent) = self.listed.parent() {
            self.go_to(parent.to_path_buf());
        }
    }

    fn go_to(&mut self, folder: PathBuf) {
        self.field.text = folder.display().to_string();
        self.picked = None;
        self.list(folder);
    }

    fn list(&mut self, folder: PathBuf) {
        self.entries = entries(&folder);
        self.listed = folder;
    }
}

fn entry_ui(ui: &mut Ui, entry: &Entry, picked: bool) -> playground_graphics::egui::Response {
    let (symbol, color) = if entry.is_project {
        (icon::ICON_VIEW_IN_AR, theme::ACCENT)
    } else {
        (icon::ICON_FOLDER, theme::TEXT_WEAK)
    };
    let symbol = icon_text(symbol.codepoint, 16.0).color(color);
    let mut button = Button::new((symbol, RichText::new(&entry.name)))
        .gap(8.0)
        .frame_when_inactive(picked)
        .min_size(vec2(ui.available_width(), ROW));
    if entry.is_project {
        button = button.right_text(RichText::new("project").color(theme::TEXT_WEAK));
    }
    if picked {
        button = button.fill(theme::SELECTION);
    }
    ui.add(button).accessible_name(&entry.name)
}

/// The folders in a folder, without hidden ones, sorted by name.
fn entries(folder: &Path) -> Result<Vec<Entry>, String> {
    let listing = fs::read_dir(folder).map_err(|error| format!("It cannot be listed: {error}."))?;
    let mut names: Vec<String> = listing
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .take(MAX_ENTRIES)
        .collect();
    names.sort_by_key(|name| name.to_lowercase());
    let entry = |name: String| Entry {
        is_project: is_project(&folder.join(&name)),
        name,
    };
    Ok(names.into_iter().map(entry).collect())
}

fn folder_problem(folder: &Path) -> Option<String> {
    if folder.is_dir() {
        None
    } else {
        Some("There is no such folder.".to_owned())
    }
}
