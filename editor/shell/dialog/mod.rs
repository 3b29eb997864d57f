//! Dialogs.

mod compare_scene;
mod conflicts;
mod folder_dialog;
mod folder_picker;
mod missing;
mod new_project;
mod open_scene;
mod path_check;
mod pick_row;
mod plan;
mod preferences;
mod recovery;
mod save_as;
mod shortcut_list;
mod stack;
mod trust;
mod unsaved;
mod window;

pub use path_check::{CheckedPath, is_project, project_problem};
pub use stack::{DialogOutput, Dialogs};

/// What a folder is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderFor {
    /// To open the project in it.
    OpenProject,
    /// To make a project in it.
    NewProject,
}
