//! The bars around the dock. Each draws itself and collects the user's actions.

mod build_control;
mod comparison;
mod menu_bar;
mod menu_keys;
mod restart_banner;
mod safe_mode_banner;
mod status_bar;
mod toolbar;

pub use build_control::build_control_ui;
pub use comparison::comparison_ui;
pub use menu_bar::menu_bar_ui;
pub use menu_keys::MenuKeys;
pub use restart_banner::restart_banner_ui;
pub use safe_mode_banner::safe_mode_banner_ui;
pub use status_bar::status_bar_ui;
pub use toolbar::Toolbar;

use super::action::Action;
use super::reload_watch::ReloadWatch;
use playground_core_ui::{EditorCommand, EditorState, Invoke};

/// Input and output of the bars.
pub struct BarContext<'a> {
    /// The editor.
    pub state: &'a EditorState,
    /// All actions.
    pub actions: &'a [Action],
    /// The last reload; the user may postpone the restart that it needs.
    pub reload: &'a mut ReloadWatch,
    /// The menus by keyboard.
    pub menus: &'a mut MenuKeys,
    /// The actions of the user.
    pub sent: &'a mut Vec<Invoke>,
}

impl BarContext<'_> {
    /// Sends a command.
    fn send(&mut self, command: EditorCommand) {
        self.sent.push(Invoke::Command(command));
    }

    /// The action with this key.
    fn action(&self, key: &str) -> Option<Action> {
        self.actions
            .iter()
            .find(|action| action.key == key)
            .cloned()
    }
}
