//! [`Dialogs`]: the stack of open dialogs.

use super::FolderFor;
use super::compare_scene::{CompareAnswer, CompareScene};
use super::conflicts::{Conflicts, ConflictsAnswer};
use super::folder_dialog::{FolderAnswer, FolderDialog};
use super::folder_picker::{FolderPicker, Picked};
use super::missing::{Missing, MissingAnswer};
use super::new_project::{NewProject, NewProjectAnswer};
use super::open_scene::{OpenScene, SceneAnswer};
use super::path_check::home;
use super::plan::{Plan, PlanAnswer};
use super::preferences::PreferencesDialog;
use super::recovery::recovery_ui;
use super::save_as::{SaveAs, SaveAsAnswer};
use super::shortcut_list::shortcut_list_ui;
use super::trust::{Trust, TrustAnswer};
use super::unsaved::{Unsaved, UnsavedAnswer};
use crate::app::TrustQuestion;
use crate::shell::action::Action;
use playground_core_ui::{ArgumentDialog, EditorCommand, EditorState};
use playground_engine::MissingModule;
use playground_graphics::egui::{Context, Ui};
use std::path::{Path, PathBuf};

#[derive(Debug)]
enum Dialog {
    NewProject(NewProject),
    Folder(FolderDialog),
    OpenScene(OpenScene),
    CompareScene(CompareScene),
    Preferences(PreferencesDialog),
    SaveAs(SaveAs),
    Shortcuts,
    Unsaved(Unsaved),
    Trust(Trust),
    Missing(Missing),
    Conflicts,
    Plan(Plan),
    Recovery,
}

/// The stack of open dialogs.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Vec<Dialog>,
    picker: FolderPicker,
}

/// Receives the commands of dialogs.
pub struct DialogOutput<'a> {
    /// Commands that are executed as usual.
    pub commands: &'a mut Vec<EditorCommand>,
    /// Commands that are executed without asking about unsaved changes again.
    pub confirmed: &'a mut Vec<EditorCommand>,
}

impl Dialogs {
    /// True while a dialog has the keyboard.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Uses the editor's own folder dialog even where the desktop has one.
    pub fn use_own_folder_dialog(&mut self) {
        self.picker.disable();
    }

    /// Opens a dialog for the argument of a command.
    pub fn open_argument_dialog(
        &mut self,
        ctx: &Context,
        dialog: ArgumentDialog,
        state: &EditorState,
    ) {
        match dialog {
            ArgumentDialog::NewProject => {
                self.open.push(Dialog::NewProject(NewProject::new(
                    &folder_for_new(state),
                    &state.workspace,
                )));
            }
            ArgumentDialog::OpenProject => {
                self.choose_folder(ctx, FolderFor::OpenProject, &start_folder(state));
            }
            ArgumentDialog::OpenScene => self.open.push(Dialog::OpenScene(OpenScene::default())),
            ArgumentDialog::MergeScene => self.open.push(Dialog::OpenScene(OpenScene::to_merge())),
            ArgumentDialog::CompareScene => {
                self.open
                    .push(Dialog::CompareScene(CompareScene::default()));
            }
            ArgumentDialog::Conflicts => self.open_conflict_dialog(),
            ArgumentDialog::SaveAs => self.save_as(None),
        }
    }

    /// Lists the shortcuts.
    pub fn show_shortcuts(&mut self) {
        self.open.push(Dialog::Shortcuts);
    }

    /// Shows what can be preferred.
    pub fn show_preferences(&mut self) {
        let dialog = PreferencesDialog::default();
        self.open.push(Dialog::Preferences(dialog));
    }

    /// Opens the dialog about unsaved changes before `then`, in place of an open one.
    pub fn open_unsaved_dialog(&mut self, then: EditorCommand) {
        self.open
            .retain(|dialog| !matches!(dialog, Dialog::Unsaved(_)));
        self.open.push(Dialog::Unsaved(Unsaved { then }));
    }

    /// Opens the dialog about trust in a project, in place of an open one.
    pub fn open_trust_dialog(&mut self, question: TrustQuestion) {
        self.open
            .retain(|dialog| !matches!(dialog, Dialog::Trust(_)));
        self.open.push(Dialog::Trust(Trust::new(question)));
    }

    /// Opens the dialog about a save while modules are missing, in place of an open one.
    pub fn open_missing_dialog(&mut self, missing: Vec<MissingModule>, file: Option<PathBuf>) {
        self.open
            .retain(|dialog| !matches!(dialog, Dialog::Missing(_)));
        self.open.push(Dialog::Missing(Missing::new(missing, file)));
    }

    /// What the user wanted after a save that opened a dialog instead. The dialog on top asks about it
    /// when it is about a save; otherwise it is dropped.
    pub fn go_on_after(&mut self, commands: Vec<EditorCommand>) {
        if let Some(Dialog::Missing(dialog)) = self.open.last_mut() {
            dialog.then = commands;
        }
    }

    /// Opens the dialog about changes that were recovered.
    pub fn open_recovery_dialog(&mut self) {
        let is_open = |dialog: &Dialog| matches!(dialog, Dialog::Recovery);
        if !self.open.iter().any(is_open) {
            self.open.push(Dialog::Recovery);
        }
    }

    /// Opens the dialog about conflicts between the scene and its file, unless it is open.
    pub fn open_conflict_dialog(&mut self) {
        let is_open = |dialog: &Dialog| matches!(dialog, Dialog::Conflicts);
        if !self.open.iter().any(is_open) {
            self.open.push(Dialog::Conflicts);
        }
    }

    /// Opens the dialog about a reload that waits for a decision, in place of an open one.
    pub fn open_plan_dialog(&mut self) {
        self.open
            .retain(|dialog| !matches!(dialog, Dialog::Plan(_)));
        self.open.push(Dialog::Plan(Plan::default()));
    }

    /// Draws the open dialogs.
    pub fn ui(
        &mut self,
        ui: &Ui,
        state: &EditorState,
        actions: &[Action],
        output: &mut DialogOutput<'_>,
    ) {
        match self.picker.poll() {
            Some(Picked::Folder(wanted, folder)) => self.take_folder(wanted, folder, output),
            Some(Picked::Unavailable(wanted)) => {
                self.choose_folder(ui, wanted, &start_folder(state));
            }
            None => {}
        }
        // Only the topmost one reads keys; those below it wait.
        let Some(mut dialog) = self.open.pop() else {
            return;
        };
        let below = self.open.len();
        if self.dialog_ui(ui, &mut dialog, state, actions, output) {
            self.open.insert(below, dialog);
        }
    }

    /// Draws one dialog; true when it stays open.
    fn dialog_ui(
        &mut self,
        ui: &Ui,
        dialog: &mut Dialog,
        state: &EditorState,
        actions: &[Action],
        output: &mut DialogOutput<'_>,
    ) -> bool {
        match (dialog, &state.project) {
            (Dialog::NewProject(dialog), _) => match dialog.ui(ui) {
                NewProjectAnswer::Open => return true,
                NewProjectAnswer::Cancelled => {}
                NewProjectAnswer::Make(command) => output.commands.push(command),
                NewProjectAnswer::Browse(start) => {
                    self.choose_folder(ui, FolderFor::NewProject, &start);
                    return true;
                }
            },
            (Dialog::Folder(dialog), _) => match dialog.ui(ui) {
                FolderAnswer::Open => return true,
                FolderAnswer::Cancelled => {}
                FolderAnswer::Chosen(wanted, folder) => self.take_folder(wanted, folder, output),
            },
            (Dialog::OpenScene(dialog), Some(project)) => match dialog.ui(ui, project) {
                SceneAnswer::Open => return true,
                SceneAnswer::Cancelled => {}
                SceneAnswer::Run(command) => output.commands.push(command),
            },
            (Dialog::CompareScene(dialog), Some(project)) => match dialog.ui(ui, project) {
                CompareAnswer::Open => return true,
                CompareAnswer::Cancelled => {}
                CompareAnswer::Compare(command) => output.commands.push(command),
            },
            (Dialog::Preferences(dialog), _) => {
                return dialog.ui(ui, &state.preferences, output.commands);
            }
            (Dialog::SaveAs(dialog), Some(project)) => match dialog.ui(ui, project) {
                SaveAsAnswer::Open => return true,
                SaveAsAnswer::Cancelled => {}
                SaveAsAnswer::Save(save, then) => {
                    output.confirmed.push(save);
                    output.confirmed.extend(then);
                }
            },
            (Dialog::Trust(dialog), _) => match dialog.ui(ui) {
                TrustAnswer::Open => return true,
                TrustAnswer::Cancelled => {}
                TrustAnswer::Show(file) => {
                    output.commands.push(EditorCommand::OpenSource(file, 1));
                    return true;
                }
                // The dialog about unsaved changes came before this one.
                TrustAnswer::Trusted(commands) => output.confirmed.extend(commands),
            },
            (Dialog::Missing(dialog), _) => match dialog.ui(ui) {
                MissingAnswer::Open => return true,
                MissingAnswer::Cancelled => {}
                MissingAnswer::SaveAnyway(command) => {
                    output.confirmed.push(command);
                    output.confirmed.append(&mut dialog.then);
                }
            },
            (Dialog::Recovery, _) => {
                let Some(recovered) = &state.recovered else {
                    return false;
                };
                match recovery_ui(ui, recovered) {
                    Some(command) => output.confirmed.push(command),
                    None => return true,
                }
            }
            (Dialog::Conflicts, _) if state.conflicts.is_empty() => {}
            (Dialog::Conflicts, _) => match Conflicts::ui(ui, &state.conflicts) {
                ConflictsAnswer::Open => return true,
                ConflictsAnswer::Later => {}
                ConflictsAnswer::Look => {
                    let compare = EditorCommand::CompareScene(None, None);
                    output.commands.push(compare);
                }
                ConflictsAnswer::Decide(command) => {
                    output.commands.push(command);
                    return true;
                }
            },
            (Dialog::Plan(dialog), _) => {
                // Another reload took its place, or a line decided.
                let Some(plan) = &state.plan else {
                    return false;
                };
                match dialog.ui(ui, plan) {
                    PlanAnswer::Open => return true,
                    PlanAnswer::Decided(commands) => output.commands.extend(commands),
                }
            }
            (Dialog::Shortcuts, _) => return shortcut_list_ui(ui, actions),
            (Dialog::Unsaved(dialog), Some(_)) => {
                return self.unsaved_ui(ui, dialog, state, output);
            }
            // The project was closed meanwhile, so the dialog has no purpose.
            (
                Dialog::OpenScene(_)
                | Dialog::CompareScene(_)
                | Dialog::SaveAs(_)
                | Dialog::Unsaved(_),
                None,
            ) => {}
        }
        false
    }

    fn unsaved_ui(
        &mut self,
        ui: &Ui,
        dialog: &mut Unsaved,
        state: &EditorState,
        output: &mut DialogOutput<'_>,
    ) -> bool {
        let named = state.project.as_ref().is_some_and(|p| p.scene.is_some());
        match dialog.ui(ui, state) {
            UnsavedAnswer::Open => return true,
            UnsavedAnswer::Cancelled => {}
            UnsavedAnswer::Discard => output.confirmed.push(dialog.then.clone()),
            UnsavedAnswer::Save if named => {
                output
                    .confirmed
                    .extend([EditorCommand::Save(None), dialog.then.clone()]);
            }
            UnsavedAnswer::Save => {
                // The name that is proposed must be free, also of files that are new.
                output.commands.push(EditorCommand::Scenes);
                self.save_as(Some(dialog.then.clone()));
            }
        }
        false
    }

    fn save_as(&mut self, then: Option<EditorCommand>) {
        self.open.push(Dialog::SaveAs(SaveAs::new(then)));
    }

    fn choose_folder(&mut self, ctx: &Context, wanted: FolderFor, start: &Path) {
        if !self.picker.open(ctx, wanted, start) {
            self.open
                .push(Dialog::Folder(FolderDialog::new(wanted, start)));
        }
    }

    fn take_folder(&mut self, wanted: FolderFor, folder: PathBuf, output: &mut DialogOutput<'_>) {
        match wanted {
            FolderFor::OpenProject => output.commands.push(EditorCommand::OpenProject(folder)),
            FolderFor::NewProject => {
                for dialog in &mut self.open {
                    if let Dialog::NewProject(dialog) = dialog {
                        dialog.set_parent(&folder);
                    }
                }
            }
        }
    }
}

/// The folder for a new project: where a folder dialog starts, unless that is in the editor's own sources.
fn folder_for_new(state: &EditorState) -> PathBuf {
    let start = start_folder(state);
    let has_workspace = state.workspace.is_absolute();
    if has_workspace && start.starts_with(&state.workspace) {
        home().unwrap_or(start)
    } else {
        start
    }
}

/// The folder in which a folder dialog starts: the one around the last opened project.
fn start_folder(state: &EditorState) -> PathBuf {
    let open = state.project.as_ref().map(|project| project.folder.clone());
    let recent = state.recent.iter().filter(|recent| recent.exists);
    let known = open
        .into_iter()
        .chain(recent.map(|recent| recent.folder.clone()));
    let mut beside = known
        .filter_map(|folder| folder.parent().map(Path::to_path_buf))
        .filter(|folder| folder.is_dir());
    beside
        .next()
        .or_else(home)
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_else(|| PathBuf::from("/"))
}
