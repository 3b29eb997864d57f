//! [`ConsoleCommandError`].

use crate::EcsError;
use playground_base::ModuleError;

/// Why a console command of a game did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConsoleCommandError {
    /// No plugin has it.
    #[error("no plugin has a console command `{0}`; `help` lists them all")]
    Unknown(String),
    /// It has a name that another plugin's command has too.
    #[error("{0}")]
    Refused(String),
    /// There are more arguments than it takes, or fewer.
    #[error("usage: {name} {usage}")]
    Usage {
        /// The command.
        name: &'static str,
        /// What follows its name.
        usage: String,
    },
    /// It, or reading its arguments, failed or panicked.
    #[error(transparent)]
    Failed(#[from] ModuleError),
    /// What it asked for could not be carried out.
    #[error("{name}: {source}")]
    World {
        /// The command.
        name: &'static str,
        /// Why.
        source: EcsError,
    },
}
