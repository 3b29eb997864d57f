//! The command line and the script that it names. Knows nothing of the editor behind them.

mod cli;
mod resume;
mod script;

pub use cli::Cli;
pub use resume::Resume;
pub use script::{Script, command_name};
