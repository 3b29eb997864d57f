//! Pure data.

mod command_help;
mod console_error;

pub use command_help::CommandHelp;
pub use console_error::ConsoleError;
