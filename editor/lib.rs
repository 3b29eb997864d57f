//! The visual editor.
//!
//! Each folder depends only on those above it:
//!
//! - `answer/`: the answers to commands.
//! - `cli/`: the command line and scripts.
//! - `history/`: undo.
//! - `journal/`: edits survive the end of the process.
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
pub mod window;

pub use answer::{Answer, CommandError, Outcome};

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

/// The project of this executable: the folder where it was compiled, or the folder around the
/// executable when the project was moved since (cargo considers it up to date then).
fn package(compiled_in: &str) -> PathBuf {
    let is_package = |folder: &Path| folder.join("Cargo.toml").is_file();
    let compiled_in = PathBuf::from(compiled_in);
    if is_package(&compiled_in) {
        return compiled_in;
    }
    // `target/debug/NAME`
    let executable = std::env::current_exe().unwrap_or_default();
    let around = executable.ancestors().nth(3);
    around
        .filter(|folder| is_package(folder))
        .map_or(compiled_in, Path::to_path_buf)
}
