//! Entries of the File menu: projects and scenes.

use crate::icon;
use crate::model::command::entry::{ctrl, ctrl_shift};
use crate::model::command::{ArgumentDialog, EditorCommand, Entry, Menu};
use playground_graphics::egui::Key;

pub const NEW_PROJECT: Entry = Entry::dialog(
    0,
    "New Project…",
    icon::ICON_CREATE_NEW_FOLDER.codepoint,
    ArgumentDialog::NewProject,
)
.with_keys(&[ctrl_shift(Key::N)]);

/// Has the shortcut of Open Scene, which is disabled while no project is open.
pub const OPEN_PROJECT: Entry = Entry::dialog(
    0,
    "Open Project…",
    icon::ICON_FOLDER_OPEN.codepoint,
    ArgumentDialog::OpenProject,
)
.with_keys(&[ctrl(Key::O), ctrl_shift(Key::O)]);

pub const CLOSE_PROJECT: Entry = Entry::new(
    Menu::File,
    1,
    "Close Project",
    "",
    EditorCommand::CloseProject,
);

pub const NEW_SCENE: Entry = Entry::new(
    Menu::File,
    2,
    "New Scene",
    icon::ICON_NOTE_ADD.codepoint,
    EditorCommand::NewScene,
)
.with_keys(&[ctrl(Key::N)]);

pub const OPEN_SCENE: Entry = Entry::dialog(
    2,
    "Open Scene…",
    icon::ICON_MOVIE.codepoint,
    ArgumentDialog::OpenScene,
)
.with_keys(&[ctrl(Key::O)]);

pub const MERGE_SCENE: Entry = Entry::dialog(
    2,
    "Merge Scene…",
    icon::ICON_MERGE.codepoint,
    ArgumentDialog::MergeScene,
);

pub const COMPARE_SCENE: Entry = Entry::dialog(
    2,
    "Compare Scene With…",
    icon::ICON_COMPARE.codepoint,
    ArgumentDialog::CompareScene,
);

pub const SAVE: Entry = Entry::new(
    Menu::File,
    3,
    "Save",
    icon::ICON_SAVE.codepoint,
    EditorCommand::Save(None),
)
.with_keys(&[ctrl(Key::S)]);

pub const SAVE_AS: Entry = Entry::dialog(
    3,
    "Save As…",
    icon::ICON_SAVE_AS.codepoint,
    ArgumentDialog::SaveAs,
)
.with_keys(&[ctrl_shift(Key::S)]);

pub const REVERT: Entry = Entry::new(
    Menu::File,
    3,
    "Revert to Saved",
    icon::ICON_RESTORE_PAGE.codepoint,
    EditorCommand::Revert,
);

pub const QUIT: Entry = Entry::new(
    Menu::File,
    4,
    "Quit",
    icon::ICON_LOGOUT.codepoint,
    EditorCommand::Quit,
)
.with_keys(&[ctrl(Key::Q)]);
