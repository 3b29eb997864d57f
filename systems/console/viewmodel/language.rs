//! [`ConsoleLanguage`]: [`ConsoleView`] over the table of commands.

use super::arguments::{choices_of, read};
use super::line_writer::line_of;
use super::nearest::nearest;
use super::words::Words;
use playground_base::{Context, ModuleError, view_model};
use playground_core_console::{ConsoleError, ConsoleView};
use playground_core_ui::{ArgumentKind, Command, CommandRow};

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
        let arguments = read(row, &mut words)?;
        words.end()?;
        let command = Command::from_arguments(name, arguments);
        command.map(Some).ok_or_else(|| words.usage())
    }

    fn line(&self, command: &Command) -> String {
        line_of(command)
    }

    fn complete(&self, line: &str) -> Vec<String> {
        let line = line.trim_start();
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let before: Vec<&str> = line[..line.len() - last.len()].split_whitespace().collect();
        match before.split_first() {
            None => starting_with(last, Command::TABLE.iter().map(|row| row.name)),
            Some((name, arguments)) => {
                let row = Command::TABLE.iter().find(|row| row.name == *name);
                let offered = row.map(|row| offered(row, arguments));
                starting_with(last, offered.into_iter().flatten())
            }
        }
    }
}

/// The words that may stand behind these arguments.
fn offered(row: &CommandRow, arguments: &[&str]) -> Vec<&'static str> {
    let is_flag = |kind: &ArgumentKind| matches!(kind, ArgumentKind::Flag(_));
    let kinds = || row.arguments.iter().map(|argument| argument.kind);
    let flags = kinds().filter(is_flag).flat_map(|kind| choices_of(&kind));
    let flags: Vec<&str> = flags.collect();
    let is_written = |word: &&&str| !flags.contains(*word);
    let at = arguments.iter().filter(is_written).count();
    let next = kinds().filter(|kind| !is_flag(kind)).nth(at);
    let words = next.into_iter().flat_map(|kind| choices_of(&kind));
    let flags = flags.iter().copied().filter(|_| arguments.is_empty());
    words.chain(flags).collect()
}

fn row_of(name: &str) -> Result<&'static CommandRow, ConsoleError> {
    let row = Command::TABLE.iter().find(|row| row.name == name);
    row.ok_or_else(|| ConsoleError::Unknown {
        word: name.into(),
        nearest: nearest(name, Command::TABLE.iter().map(|row| row.name)),
    })
}

fn starting_with(start: &str, words: impl Iterator<Item = &'static str>) -> Vec<String> {
    let fits = words.filter(|word| word.starts_with(start) && *word != start);
    fits.map(str::to_owned).collect()
}
