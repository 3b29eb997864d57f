//! [`Action`]: a menu entry in its current state.

use playground_core_ui::{Invoke, Menu};
use playground_graphics::egui::KeyboardShortcut;

/// An entry of menus, toolbar, palette and shortcuts, in its current state.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Name in code; it never changes.
    pub key: &'static str,
    /// Name on the screen.
    pub name: String,
    /// Its icon; empty for none.
    pub icon: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Actions of a menu with the same number are one group.
    pub group: u8,
    /// Shortcuts that trigger it; the first is shown.
    pub shortcuts: Vec<KeyboardShortcut>,
    /// What the action sends.
    pub invoke: Invoke,
    /// True when it is possible now.
    pub enabled: bool,
    /// Why it is not possible now, and what to do; empty when it is.
    pub obstacle: &'static str,
    /// On or off, for switches.
    pub checked: Option<bool>,
}
