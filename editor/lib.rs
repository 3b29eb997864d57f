//! The visual editor.
//!
//! Each folder depends only on those above it:
//!
//! - `answer/`: the answers to commands.
//! - `cli/`: the command line and scripts.
//! - `history/`: undo.
//! - `journal/`: edits survive the end of the process.
//! - `supervisor/`: the process that starts the editor, and starts it again after a crash.
//! - `window/`: winit, the surface, painting egui.
//! - `app/`: the editor without its window: document, jobs, the state that panels read.
//! - `commands/`: executing commands.
//! - `shell/`: menus, toolbar, dock, dialogs around the panels.
//! - `gui/`: app and shell together, in a window or headless.
//! - `run/`: the program.
#![forbid(unsafe_code)]

mod answer;
pub mod app;
mod cli;
mod commands;
pub mod gui;
mod history;
mod journal;
mod run;
pub mod shell;
mod supervisor;
pub mod window;

pub use answer::{Answer, CommandError, Outcome};
pub use journal::{GameFile, Leftover, Session};

use clap::Parser;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The `main` of the editor.
pub fn main() -> ExitCode {
    run::run(cli::Cli::parse())
}

/// Opens the project in `folder`: the `main` of a project's own host.
pub fn open(folder: &str) -> ExitCode {
    let mut cli = cli::Cli::parse();
    let package = cli.package.take().unwrap_or_else(|| package(folder));
    // Follow links in the path, as when a project is opened.
    let package = package.canonicalize().unwrap_or(package);
    cli.project.get_or_insert_with(|| package.clone());
    cli.package = Some(package);
    run::run(cli)
}

/// The project of this executable, which may have been moved since it was compiled.
fn package(compiled_in: &str) -> PathBuf {
    let executable = std::env::current_exe().unwrap_or_default();
    playground_engine::package_folder(Path::new(compiled_in), &executable)
}
