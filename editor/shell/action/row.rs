//! [`Action`]: an entry of the list of commands, as it stands in this moment.

use playground_base::egui::KeyboardShortcut;
use playground_core_ui::{Invoke, Menu};

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
    pub invoke: Invoke,
    /// It can be asked for now.
    pub enabled: bool,
    /// On or off, for those that are either.
    pub checked: Option<bool>,
}
