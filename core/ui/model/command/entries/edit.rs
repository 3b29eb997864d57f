//! Entries of the Edit menu.

use crate::icon;
use crate::model::command::entry::{ctrl, ctrl_shift, plain};
use crate::model::command::{EditorCommand, Entry, Menu, When};
use playground_graphics::egui::Key;

pub const UNDO: Entry = Entry::new(
    Menu::Edit,
    0,
    "Undo",
    icon::ICON_UNDO.codepoint,
    EditorCommand::Undo,
)
.with_keys(&[ctrl(Key::Z)]);

pub const REDO: Entry = Entry::new(
    Menu::Edit,
    0,
    "Redo",
    icon::ICON_REDO.codepoint,
    EditorCommand::Redo,
)
.with_keys(&[ctrl_shift(Key::Z), ctrl(Key::Y)]);

pub const CUT: Entry = Entry::new(
    Menu::Edit,
    1,
    "Cut",
    icon::ICON_CONTENT_CUT.codepoint,
    EditorCommand::Cut,
)
.with_keys(&[ctrl(Key::X)]);

pub const COPY: Entry = Entry::new(
    Menu::Edit,
    1,
    "Copy",
    icon::ICON_CONTENT_COPY.codepoint,
    EditorCommand::Copy,
)
.with_keys(&[ctrl(Key::C)]);

pub const PASTE: Entry = Entry::new(
    Menu::Edit,
    1,
    "Paste",
    icon::ICON_CONTENT_PASTE.codepoint,
    EditorCommand::Paste(None),
)
.with_keys(&[ctrl(Key::V)]);

pub const DUPLICATE: Entry = Entry::new(
    Menu::Edit,
    1,
    "Duplicate",
    icon::ICON_LIBRARY_ADD.codepoint,
    EditorCommand::Duplicate,
)
.with_keys(&[ctrl(Key::D)]);

pub const DELETE: Entry = Entry::new(
    Menu::Edit,
    1,
    "Delete",
    icon::ICON_DELETE.codepoint,
    EditorCommand::Despawn(Vec::new()),
)
.with_keys(&[plain(Key::Delete)])
.with_only(&[When::Selection]);

pub const SELECT_ALL: Entry = Entry::new(
    Menu::Edit,
    2,
    "Select All",
    icon::ICON_SELECT_ALL.codepoint,
    EditorCommand::SelectAll,
)
.with_keys(&[ctrl(Key::A)])
.with_only(&[When::Project, When::Entities]);

pub const SELECT_CHILDREN: Entry = Entry::new(
    Menu::Edit,
    2,
    "Select Children",
    icon::ICON_ACCOUNT_TREE.codepoint,
    EditorCommand::SelectChildren,
);

pub const GROUP: Entry = Entry::new(
    Menu::Edit,
    3,
    "Group",
    icon::ICON_CREATE_NEW_FOLDER.codepoint,
    EditorCommand::Group,
)
.with_keys(&[ctrl(Key::G)]);

pub const UNPARENT: Entry = Entry::new(
    Menu::Edit,
    3,
    "Move to Root",
    icon::ICON_LINK_OFF.codepoint,
    EditorCommand::Unparent,
);

pub const PREFERENCES: Entry = Entry::new(
    Menu::Edit,
    4,
    "Preferences…",
    icon::ICON_SETTINGS.codepoint,
    EditorCommand::ShowPreferences,
)
.with_keys(&[ctrl(Key::Comma)]);
