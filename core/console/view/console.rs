//! [`ConsoleView`]: the command language.
//!
//! One line is one command. Words are separated by spaces; `"…"` keeps spaces together. Values are
//! RON. The console panel, scripts (`--run`) and the command palette all read the same language,
//! and what it yields are the commands that menus and panels send.

use crate::{CommandHelp, ConsoleError};
use playground_base::view;
use playground_core_ui::Command;

/// The command language.
#[view]
pub trait ConsoleView {
    /// The command that a line asks for; `None` for an empty line or a `#` comment.
    fn parse(&self, line: &str) -> Result<Option<Command>, ConsoleError>;

    /// Every command.
    fn help(&self) -> Vec<CommandHelp>;

    /// What the last word of a line could become.
    fn complete(&self, line: &str) -> Vec<String>;
}
