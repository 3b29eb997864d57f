//! The visual editor.
//!
//! - `app/`: the editor behind its GUI. It knows no window.
//! - `commands/`: what the editor can be asked to do, and doing it.
//! - `history/`: undo.
//! - `shell/`: menus, toolbar, dock, dialogs around the panels.
//! - `gui/`: app and shell together, in a window or headless.
//! - `window/`: winit, the surface, painting egui.
//! - `run/`: the command line.
#![forbid(unsafe_code)]

mod app;
mod commands;
mod gui;
mod history;
mod run;
pub mod shell;
pub mod window;

use clap::Parser;
use std::path::Path;
use std::process::ExitCode;

/// The whole program.
pub fn main() -> ExitCode {
    run::run(run::Cli::parse())
}

/// Opens the project in `folder`: the whole program of a project's own host.
pub fn open(folder: &str) -> ExitCode {
    let mut cli = run::Cli::parse();
    let package = Path::new(folder);
    // Links on the way to it are followed, as they are when a project is opened.
    let package = package.canonicalize().unwrap_or(package.to_path_buf());
    cli.project.get_or_insert_with(|| package.clone());
    cli.package = Some(package);
    run::run(cli)
}
