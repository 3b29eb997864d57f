//! The program: its command line, and the two ways to run: in a window, or headless.

mod cli;
mod headless;
mod script;

pub use cli::{Cli, run};
