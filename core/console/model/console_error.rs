//! [`ConsoleError`]: why a line was refused.

use super::Excerpt;
use std::borrow::Cow;

/// Why a line is no command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConsoleError {
    /// The first word is no command.
    #[error("there is no command `{word}`{}", .nearest.map(|n| format!("; did you mean `{n}`?")).unwrap_or_else(|| "; `help` lists them all".into()))]
    Unknown {
        /// The word.
        word: Excerpt,
        /// The most similar command.
        nearest: Option<&'static str>,
    },
    /// An argument is missing or superfluous.
    #[error("usage: {name} {arguments}")]
    Usage {
        /// The command.
        name: &'static str,
        /// Its arguments.
        arguments: String,
    },
    /// It is the word of a command of the game that cannot be called.
    #[error("{0}")]
    Refused(String),
    /// An argument of a command of the game does not read.
    #[error("`{given}` does not fit {name} of `{command}`: {expected}")]
    GameArgument {
        /// The command.
        command: &'static str,
        /// The argument.
        name: &'static str,
        /// What was written.
        given: Excerpt,
        /// What should have been.
        expected: String,
    },
    /// An argument does not read.
    #[error("`{argument}` is not {expected}")]
    Argument {
        /// The text of the argument.
        argument: Excerpt,
        /// The expected kind of argument.
        expected: Cow<'static, str>,
    },
}
