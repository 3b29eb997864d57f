//! [`Row`]: one command of the language.

use super::words::Words;
use playground_core_console::ConsoleError;
use playground_core_ui::Command;

/// One command of the language.
pub struct Row {
    /// The first word.
    pub name: &'static str,
    /// What follows it, for people: `[X]` may be left out, `X…` may be repeated.
    pub arguments: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What the words at each place may be, where that is a closed list; for completion.
    pub choices: &'static [&'static [&'static str]],
    /// Reads the arguments. Words that it leaves are an error of the line.
    pub read: fn(&mut Words<'_>) -> Result<Command, ConsoleError>,
}
