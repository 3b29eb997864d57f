//! Contracts.

mod console;

pub use console::{BoundConsoleView, ConsoleView};
