//! The program: its command line, and the two ways to run: in a window, or headless.

mod cli;
mod hand_over;
mod headless;
mod restart;
mod script;

pub use cli::{Cli, run};
pub use hand_over::{Resume, hand_over};
pub use restart::start_again;
pub use script::{Script, command_name};
