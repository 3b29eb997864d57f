//! Entries of the View menu.

use crate::icon;
use crate::model::command::entry::{plain, shift};
use crate::model::command::{EditorCommand, Entry, Menu, When};
use playground_base::egui::Key;

pub const FRAME_SELECTION: Entry = Entry::new(
    Menu::View,
    1,
    "Frame Selection",
    icon::ICON_CENTER_FOCUS_STRONG.codepoint,
    EditorCommand::FrameSelection,
)
.with_keys(&[plain(Key::F)])
.with_only(&[When::Project, When::Selection]);

pub const FRAME_ALL: Entry = Entry::new(
    Menu::View,
    1,
    "Frame All",
    icon::ICON_FIT_SCREEN.codepoint,
    EditorCommand::FrameAll,
)
.with_keys(&[plain(Key::Home), shift(Key::F)]);

pub const GAME_CAMERA: Entry = Entry::new(
    Menu::View,
    1,
    "Game Camera",
    icon::ICON_VIDEOCAM.codepoint,
    EditorCommand::UseGameCamera(true),
)
.with_keys(&[plain(Key::F8)])
.with_only(&[When::Project]);

pub const RESET_LAYOUT: Entry = Entry::new(
    Menu::View,
    1,
    "Reset Layout",
    icon::ICON_DASHBOARD.codepoint,
    EditorCommand::ResetLayout,
)
.with_only(&[When::Project]);
