//! [`ConsoleLanguage`]: [`ConsoleView`] over the table of commands.

use super::commands::COMMANDS;
use super::nearest::nearest;
use super::row::Row;
use super::words::Words;
use playground_base::{Context, ModuleError, view_model};
use playground_core_console::{CommandHelp, ConsoleError, ConsoleView};
use playground_core_ui::Command;

/// The command language. It has no state: the same line is always the same command.
pub struct ConsoleLanguage;

impl ConsoleLanguage {
    /// Needs nothing of the context.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl ConsoleView for ConsoleLanguage {
    fn parse(&self, line: &str) -> Result<Option<Command>, ConsoleError> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let row = row_of(name)?;
        let mut words = Words::new(row, rest);
        let command = (row.read)(&mut words)?;
        words.end()?;
        Ok(Some(command))
    }

    fn help(&self) -> Vec<CommandHelp> {
        let help = |row: &Row| CommandHelp {
            name: row.name,
            arguments: row.arguments,
            doc: row.doc,
        };
        COMMANDS.iter().map(help).collect()
    }

    fn complete(&self, line: &str) -> Vec<String> {
        let line = line.trim_start();
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let before: Vec<&str> = line[..line.len() - last.len()].split_whitespace().collect();
        match before.split_first() {
            None => starting_with(last, COMMANDS.iter().map(|row| row.name)),
            Some((name, arguments)) => {
                let row = COMMANDS.iter().find(|row| row.name == *name);
                let choices = row.and_then(|row| row.choices.get(arguments.len()));
                starting_with(last, choices.into_iter().copied().flatten().copied())
            }
        }
    }
}

fn row_of(name: &str) -> Result<&'static Row, ConsoleError> {
    let row = COMMANDS.iter().find(|row| row.name == name);
    row.ok_or_else(|| ConsoleError::Unknown {
        word: name.into(),
        nearest: nearest(name, COMMANDS.iter().map(|row| row.name)),
    })
}

fn starting_with(start: &str, words: impl Iterator<Item = &'static str>) -> Vec<String> {
    let fits = words.filter(|word| word.starts_with(start) && *word != start);
    fits.map(str::to_owned).collect()
}
