//! [`ConsoleView`]: the command language.
//!
//! One line is one command. Words are separated by spaces; `"…"` keeps spaces together. Values are
//! RON. The console panel and scripts (`--run`) use the same language, and it produces the commands
//! that menus and panels send. [`EditorCommand::TABLE`] declares the commands and their arguments;
//! the language defines how arguments are written. Every command has a line. The open project adds
//! words to it, its [`Vocabulary`]: the same line and the same words are always the same command.

use crate::ConsoleError;
use playground_base::view;
use playground_core_ui::{EditorCommand, Vocabulary};

/// The command language.
#[view]
pub trait ConsoleView {
    /// The command of a line; `None` for an empty line or a `#` comment.
    fn parse(&self, line: &str, words: &Vocabulary) -> Result<Option<EditorCommand>, ConsoleError>;

    /// The line of a command: [`parse`](Self::parse) returns the same command for it, except for
    /// the gesture of an edit, which a line cannot contain.
    fn line(&self, command: &EditorCommand) -> String;

    /// The completions of the last word of a line.
    fn complete(&self, line: &str, words: &Vocabulary) -> Vec<String>;
}
