//! [`Action`]: one row of the table.

use crate::shell::dialog::DialogKind;
use playground_base::egui::KeyboardShortcut;
use playground_core_ui::Command;

/// The menu that an action is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What an action does.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Sends a command.
    Run(Command),
    /// Sends several, in order.
    RunAll(Vec<Command>),
    /// Opens a dialog.
    Open(DialogKind),
    /// Opens the command palette.
    Palette,
    /// Takes the text of the clipboard; it arrives with the next frame.
    Paste,
    /// Selects every entity.
    SelectAll,
    /// Shows or hides a panel, by its title.
    TogglePanel(String),
    /// The restart offer is put aside until the next reload.
    DismissRestart,
}

/// Something the user can ask for, as it stands in this moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What it is called in code; never changes.
    pub key: &'static str,
    /// What it is called on the screen.
    pub name: String,
    /// Its icon; empty for none.
    pub icon: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Actions of a menu with the same number stand together.
    pub group: u8,
    /// What triggers it; the first is shown.
    pub shortcuts: Vec<KeyboardShortcut>,
    /// What it does.
    pub ask: Ask,
    /// It can be asked for now.
    pub enabled: bool,
    /// On or off, for those that are either.
    pub checked: Option<bool>,
}

impl Action {
    /// A row that is always enabled and has no shortcut.
    pub fn new(menu: Menu, group: u8, key: &'static str, icon: &'static str, ask: Ask) -> Self {
        Self {
            key,
            name: key.to_owned(),
            icon,
            menu,
            group,
            shortcuts: Vec::new(),
            ask,
            enabled: true,
            checked: None,
        }
    }

    /// A row that sends a command.
    pub fn run(
        menu: Menu,
        group: u8,
        key: &'static str,
        icon: &'static str,
        command: Command,
    ) -> Self {
        Self::new(menu, group, key, icon, Ask::Run(command))
    }

    /// The same under another name.
    pub fn named(mut self, name: String) -> Self {
        self.name = name;
        self
    }

    /// The same with shortcuts.
    pub fn keys(mut self, shortcuts: &[KeyboardShortcut]) -> Self {
        self.shortcuts = shortcuts.to_vec();
        self
    }

    /// The same, only enabled if.
    pub fn when(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// The same, on or off.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }
}
