//! The command line and the script that it names. Does not depend on the rest of the editor.

mod cli;
#[cfg(unix)]
mod ignored_signals;
mod resume;
mod script;
mod script_reader;

pub use cli::{Cli, sides};
#[cfg(unix)]
pub use ignored_signals::ignored_signals;
pub use resume::Resume;
pub use script::{LAST_LINE, Script, command_name};
pub use script_reader::{ScriptReader, read_on_request};
