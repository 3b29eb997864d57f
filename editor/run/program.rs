//! [`run`]: the program.

use super::headless::run_headless;
use super::windowed::run_in_window;
use crate::cli::Cli;
use playground_base::tracing_subscriber::{self, EnvFilter};
use std::io::Read;
use std::process::ExitCode;

/// Runs the program.
pub fn run(cli: Cli) -> ExitCode {
    if cli.r#try {
        return run_try();
    }
    let filter = EnvFilter::try_from_env("PLAYGROUND_LOG");
    tracing_subscriber::fmt()
        .with_env_filter(filter.unwrap_or_else(|_| EnvFilter::new("warn,playground=info")))
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
    let done = match cli.headless {
        true => run_headless(&cli),
        false => run_in_window(&cli).map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The child's side of a try: ends with the code that says so, or says on standard error why the
/// module would fail.
fn run_try() -> ExitCode {
    let mut request = Vec::new();
    let read = std::io::stdin().read_to_end(&mut request);
    let tried = read
        .map_err(|error| error.to_string())
        .and_then(|_| playground_engine::run_trial(&request).map_err(|e| e.to_string()));
    match tried {
        Ok(()) => ExitCode::from(playground_engine::TRIED),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
