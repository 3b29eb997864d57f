//! [`Entry`]: a command in menus, palette, toolbar and shortcuts.

use super::{EditorCommand, When};
use playground_graphics::egui::{Key, KeyboardShortcut, Modifiers};

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
    /// Panels and the layout.
    View,
    /// Help and lists of commands.
    Help,
    /// No menu: only in the palette and by its shortcut.
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
    pub const fn title(self) -> &'static str {
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

/// A dialog for the argument of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentDialog {
    /// Where to make a project.
    NewProject,
    /// A project's folder.
    OpenProject,
    /// A scene of the project.
    OpenScene,
    /// A scene of the project to merge into the open one.
    MergeScene,
    /// What to compare the open scene with.
    CompareScene,
    /// Which side of a conflict stays.
    Conflicts,
    /// The scene's new name.
    SaveAs,
}

impl ArgumentDialog {
    /// True when its dialog shows the scenes of the project.
    pub const fn is_about_scenes(self) -> bool {
        matches!(
            self,
            Self::OpenScene | Self::MergeScene | Self::CompareScene | Self::SaveAs
        )
    }
}

/// The effect of choosing an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Invoke {
    /// Sends the command.
    Command(EditorCommand),
    /// Opens a dialog for the argument first.
    OpenDialog(ArgumentDialog),
}

/// One line of a menu and of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Name on the screen.
    pub title: &'static str,
    /// Its icon; empty for none.
    pub icon: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Entries of a menu with the same number are one group.
    pub group: u8,
    /// Shortcuts; the first is shown. When several enabled entries have the same shortcut, it
    /// belongs to the last of them in the list.
    pub keys: &'static [KeyboardShortcut],
    /// Conditions of the entry, besides those of the command: choosing it would have an effect.
    pub only: &'static [When],
    /// The effect of choosing the entry.
    pub invoke: Invoke,
}

impl Entry {
    /// An entry that sends a command.
    pub const fn new(
        menu: Menu,
        group: u8,
        title: &'static str,
        icon: &'static str,
        command: EditorCommand,
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

    /// An entry of the File menu that opens a dialog.
    pub const fn dialog(
        group: u8,
        title: &'static str,
        icon: &'static str,
        dialog: ArgumentDialog,
    ) -> Self {
        Self {
            title,
            icon,
            menu: Menu::File,
            group,
            keys: &[],
            only: &[],
            invoke: Invoke::OpenDialog(dialog),
        }
    }

    /// Sets the shortcuts.
    pub const fn with_keys(mut self, keys: &'static [KeyboardShortcut]) -> Self {
        self.keys = keys;
        self
    }

    /// Sets the conditions.
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
