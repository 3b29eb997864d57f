//! Pure data.

mod command_help;
mod console_error;
mod excerpt;

pub use command_help::CommandHelp;
pub use console_error::ConsoleError;
pub use excerpt::Excerpt;
