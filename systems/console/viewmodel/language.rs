//! [`ConsoleLanguage`]: [`ConsoleView`] over the table of commands.

use super::arguments::read;
use super::completion::completions;
use super::line_writer::line_of;
use super::nearest::nearest;
use super::words::Words;
use playground_base::{Context, ModuleError, view_model};
use playground_core_console::{ConsoleError, ConsoleView};
use playground_core_ui::{CommandRow, EditorCommand, Vocabulary};

/// The row by which commands of the game are called.
pub const CALL: &str = "call";

/// The command language. It is stateless: the same line is always the same command.
pub struct ConsoleLanguage;

impl ConsoleLanguage {
    /// Makes the language; the context is not used.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl ConsoleView for ConsoleLanguage {
    fn parse(
        &self,
        line: &str,
        vocabulary: &Vocabulary,
    ) -> Result<Option<EditorCommand>, ConsoleError> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (row, rest) = match row_of(name) {
            Some(row) => (row, rest),
            // The word of a command of the game is the first argument of the row that calls it.
            None => (row_of_game(name, vocabulary)?, line),
        };
        let mut words = Words::new(row, rest);
        let arguments = read(row, &mut words, vocabulary)?;
        words.end()?;
        let command = EditorCommand::from_arguments(row.name, arguments);
        command.map(Some).ok_or_else(|| words.usage())
    }

    fn line(&self, command: &EditorCommand) -> String {
        line_of(command)
    }

    fn complete(&self, line: &str, vocabulary: &Vocabulary) -> Vec<String> {
        completions(line, vocabulary)
    }
}

fn row_of(name: &str) -> Option<&'static CommandRow> {
    EditorCommand::TABLE.iter().find(|row| row.name == name)
}

fn row_of_game(name: &str, vocabulary: &Vocabulary) -> Result<&'static CommandRow, ConsoleError> {
    check_game_command(name, vocabulary)?;
    row_of(CALL).ok_or_else(|| unknown(name, vocabulary))
}

/// The error for a word that calls no command of the game.
pub fn check_game_command(name: &str, vocabulary: &Vocabulary) -> Result<(), ConsoleError> {
    let mut refused = vocabulary.refused.iter();
    if let Some(refused) = refused.find(|refused| refused.name == name) {
        return Err(ConsoleError::Refused(refused.reason.clone()));
    }
    match vocabulary.command(name) {
        Some(_) => Ok(()),
        None => Err(unknown(name, vocabulary)),
    }
}

fn unknown(name: &str, vocabulary: &Vocabulary) -> ConsoleError {
    let known = EditorCommand::TABLE.iter().map(|row| row.name);
    let of_game = vocabulary.commands.iter().map(|command| command.name);
    ConsoleError::Unknown {
        word: name.into(),
        nearest: nearest(name, known.chain(of_game)),
    }
}
