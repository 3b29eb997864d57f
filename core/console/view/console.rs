//! [`ConsoleView`]: the command language.
//!
//! One line is one command. Words are separated by spaces; `"…"` keeps spaces together. Values are
//! RON. The console panel and scripts (`--run`) read the same language, and what it yields are the
//! commands that menus and panels send. Which commands there are, with which arguments, says
//! [`Command::TABLE`]: the language adds how arguments are written, and every command has a line.
//! The open project adds words to it, its [`Vocabulary`]: the same line and the same words are always
//! the same command.

use crate::ConsoleError;
use playground_base::view;
use playground_core_ui::{Command, Vocabulary};

/// The command language.
#[view]
pub trait ConsoleView {
    /// The command that a line asks for; `None` for an empty line or a `#` comment.
    fn parse(&self, line: &str, words: &Vocabulary) -> Result<Option<Command>, ConsoleError>;

    /// The line that asks for a command: [`parse`](Self::parse) makes the same command of it. What a
    /// line cannot say is left out: the gesture that an edit belongs to.
    fn line(&self, command: &Command) -> String;

    /// What the last word of a line could become.
    fn complete(&self, line: &str, words: &Vocabulary) -> Vec<String>;
}
