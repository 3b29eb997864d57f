//! [`ConsoleCommandError`].

use crate::EcsError;
use playground_base::ModuleError;

/// Why a console command of a game failed or was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConsoleCommandError {
    /// No plugin has it.
    #[error("no plugin has a console command `{0}`; `help` lists them all")]
    Unknown(String),
    /// Two plugins have a command of this name.
    #[error("{0}")]
    Refused(String),
    /// There are more arguments than it takes, or fewer.
    #[error("usage: {name} {usage}")]
    Usage {
        /// The command.
        name: &'static str,
        /// Its usage.
        usage: String,
    },
    /// It, or reading its arguments, failed or panicked.
    #[error(transparent)]
    Failed(#[from] ModuleError),
    /// A structural change that it requested failed.
    #[error("{name}: {source}")]
    World {
        /// The command.
        name: &'static str,
        /// The reason.
        source: EcsError,
    },
}
