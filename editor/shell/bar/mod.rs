//! The bars around the dock. Each draws, and tells what the user asked for.

mod build_control;
mod menu_bar;
mod restart_banner;
mod status_bar;
mod toolbar;

pub use build_control::build_control_ui;
pub use menu_bar::menu_bar_ui;
pub use restart_banner::restart_banner_ui;
pub use status_bar::status_bar_ui;
pub use toolbar::Toolbar;

use super::action::Action;
use super::reload_watch::ReloadWatch;
use playground_core_ui::{Command, EditorState, Invoke};

/// What the bars know, and where they put what the user asks for.
pub struct BarContext<'a> {
    /// The editor.
    pub state: &'a EditorState,
    /// Everything that can be asked for.
    pub actions: &'a [Action],
    /// How the last reload ended; the user may put its restart off.
    pub reload: &'a mut ReloadWatch,
    /// What the user asked for.
    pub sent: &'a mut Vec<Invoke>,
}

impl BarContext<'_> {
    /// Sends a command.
    fn send(&mut self, command: Command) {
        self.sent.push(Invoke::Command(command));
    }

    /// The action of that key.
    fn action(&self, key: &str) -> Option<Action> {
        self.actions
            .iter()
            .find(|action| action.key == key)
            .cloned()
    }
}
