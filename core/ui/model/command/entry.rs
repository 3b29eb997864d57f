//! [`Entry`]: a command in menus, palette, toolbar and shortcuts.

use super::{Command, When};
use playground_base::egui::{Key, KeyboardShortcut, Modifiers};

/// The menu that an entry is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Projects and scenes.
    File,
    /// Changes of the scene.
    Edit,
    /// New entities.
    Create,
    /// Play and reload.
    Run,
    /// What is shown.
    View,
    /// Where to learn more.
    Help,
    /// In no menu: in the palette and by its shortcut only.
    None,
}

impl Menu {
    /// The menus of the menu bar, in order.
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::Edit,
        Self::Create,
        Self::Run,
        Self::View,
        Self::Help,
    ];

    /// Its title.
    pub const fn as_title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Create => "Create",
            Self::Run => "Run",
            Self::View => "View",
            Self::Help => "Help",
            Self::None => "",
        }
    }
}

/// What is asked in a dialog before a command can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Where to make a project.
    NewProject,
    /// A project's folder.
    OpenProject,
    /// A scene of the project.
    OpenScene,
    /// A scene of the project to merge into the open one.
    MergeScene,
    /// The scene's new name.
    SaveAs,
}

impl Question {
    /// Its dialog shows the scenes of the project.
    pub const fn is_about_scenes(self) -> bool {
        matches!(self, Self::OpenScene | Self::MergeScene | Self::SaveAs)
    }
}

/// What picking an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Invoke {
    /// Sends the command.
    Command(Command),
    /// Asks for the argument first.
    Ask(Question),
}

/// One line of a menu and of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called on the screen.
    pub title: &'static str,
    /// Its icon; empty for none.
    pub icon: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Entries of a menu with the same number stand together.
    pub group: u8,
    /// What triggers it; the first is shown. When several entries that are possible have one, it
    /// belongs to the last of them in the list.
    pub keys: &'static [KeyboardShortcut],
    /// Beside the command's own conditions: picking it would do something.
    pub only: &'static [When],
    /// What it does.
    pub invoke: Invoke,
}

impl Entry {
    /// An entry that sends a command.
    pub const fn new(
        menu: Menu,
        group: u8,
        title: &'static str,
        icon: &'static str,
        command: Command,
    ) -> Self {
        Self {
            title,
            icon,
            menu,
            group,
            keys: &[],
            only: &[],
            invoke: Invoke::Command(command),
        }
    }

    /// An entry of the File menu that asks first.
    pub const fn asking(
        group: u8,
        title: &'static str,
        icon: &'static str,
        question: Question,
    ) -> Self {
        Self {
            title,
            icon,
            menu: Menu::File,
            group,
            keys: &[],
            only: &[],
            invoke: Invoke::Ask(question),
        }
    }

    /// The same with shortcuts.
    pub const fn with_keys(mut self, keys: &'static [KeyboardShortcut]) -> Self {
        self.keys = keys;
        self
    }

    /// The same, when these hold.
    pub const fn with_only(mut self, only: &'static [When]) -> Self {
        self.only = only;
        self
    }
}

/// `Ctrl` and a key.
pub const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// `Ctrl`, `Shift` and a key.
pub const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// `Shift` and a key.
pub const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

/// A key alone.
pub const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
