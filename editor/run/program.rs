//! [`run`]: runs the program by its command line.

use super::headless::run_headless;
use super::windowed::run_in_window;
use crate::cli::Cli;
use playground_base::tracing_subscriber::{self, EnvFilter};
use std::process::ExitCode;

/// Runs the program.
pub fn run(cli: Cli) -> ExitCode {
    if cli.dry_run {
        return run_dry_child();
    }
    let filter = EnvFilter::try_from_env("PLAYGROUND_LOG");
    tracing_subscriber::fmt()
        .with_env_filter(filter.unwrap_or_else(|_| EnvFilter::new("warn,playground=info")))
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
    let done = if cli.headless {
        run_headless(&cli)
    } else {
        run_in_window(&cli).map(|()| ExitCode::SUCCESS)
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The child's side of a dry run. It answers through the socket at standard input; the exit code
/// means nothing.
fn run_dry_child() -> ExitCode {
    match playground_engine::run_dry() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
