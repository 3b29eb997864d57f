//! Entries of the palette that are in no menu.

use crate::model::command::entry::plain;
use crate::model::command::{EditorCommand, Entry, Menu, When};
use crate::{Tool, icon};
use playground_graphics::egui::{Key, KeyboardShortcut};

/// The tools of the viewport.
pub const TOOLS: &[Entry] = &[
    tool(Tool::Select, &[plain(Key::Q)]),
    tool(Tool::Move, &[plain(Key::W)]),
    tool(Tool::Rotate, &[plain(Key::E)]),
    tool(Tool::Scale, &[plain(Key::R)]),
    tool(Tool::Tiles, &[plain(Key::B)]),
];

pub const CLEAR_LOG: Entry = Entry::new(
    Menu::None,
    1,
    "Clear Log",
    icon::ICON_DELETE.codepoint,
    EditorCommand::ClearLog,
);

pub const COMPARE_COMMIT: Entry = Entry::new(
    Menu::None,
    1,
    "Compare Scene With the Last Commit",
    icon::ICON_COMPARE.codepoint,
    EditorCommand::CompareCommit,
);

pub const END_COMPARISON: Entry = Entry::new(
    Menu::None,
    1,
    "End Comparison",
    icon::ICON_CLOSE.codepoint,
    EditorCommand::EndComparison,
);

/// A tool in the palette.
const fn tool(tool: Tool, keys: &'static [KeyboardShortcut]) -> Entry {
    let choice = tool.choice();
    Entry::new(
        Menu::None,
        0,
        choice.title,
        choice.icon,
        EditorCommand::UseTool(tool),
    )
    .with_keys(keys)
    .with_only(&[When::Project])
}
