//! Entries of the Help menu.

use crate::icon;
use crate::model::command::entry::{ctrl_shift, plain};
use crate::model::command::{EditorCommand, Entry, Menu};
use playground_graphics::egui::Key;

pub const PALETTE: Entry = Entry::new(
    Menu::Help,
    0,
    "All Commands…",
    icon::ICON_SEARCH.codepoint,
    EditorCommand::ShowPalette,
)
.with_keys(&[ctrl_shift(Key::P)]);

pub const SHORTCUTS: Entry = Entry::new(
    Menu::Help,
    0,
    "Keyboard Shortcuts",
    icon::ICON_KEYBOARD.codepoint,
    EditorCommand::ShowShortcuts,
)
.with_keys(&[plain(Key::F1)]);

pub const CONSOLE_COMMANDS: Entry = Entry::new(
    Menu::Help,
    0,
    "Console Commands",
    icon::ICON_TERMINAL.codepoint,
    EditorCommand::Help,
);

pub const CRASH_REPORT: Entry = Entry::new(
    Menu::Help,
    1,
    "Crash Report",
    icon::ICON_BUG_REPORT.codepoint,
    EditorCommand::CrashReport,
);
