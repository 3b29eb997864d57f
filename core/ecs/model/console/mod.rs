//! Console commands of a game: their declaration, and why one is refused.

mod command;
mod error;

pub use command::{ConsoleArgument, ConsoleCommand, ConsoleCommandId, ConsoleCommandReport};
pub use error::ConsoleCommandError;
