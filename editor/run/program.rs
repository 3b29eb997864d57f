//! [`run`]: runs the program by its command line.

use super::headless::run_headless;
use super::signals::Signals;
use super::version_control::{merge_files, print_difference};
use super::windowed::run_in_window;
use crate::cli::Cli;
#[cfg(unix)]
use crate::supervisor::supervise;
use crate::supervisor::{Channel, Message};
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
    #[cfg(unix)]
    if is_to_be_supervised(&cli)
        && let Some(code) = supervise(&cli)
    {
        return code;
    }
    let signals = Signals::watch();
    let done = if let Some(files) = &cli.merge_driver {
        merge_files(files)
    } else if let Some(files) = &cli.diff {
        print_difference(files)
    } else if cli.headless {
        run_headless(&cli, &signals)
    } else {
        run_in_window(&cli, &signals)
    };
    let code = done.unwrap_or_else(|error| {
        tracing::error!("{error}");
        ExitCode::FAILURE
    });
    if let Ok(mut channel) = Channel::connect(cli.supervised.as_deref()) {
        channel.send(&Message::Ends);
    }
    signals.end_process();
    code
}

/// True for the program that the user started, as an editor.
#[cfg(unix)]
const fn is_to_be_supervised(cli: &Cli) -> bool {
    let is_editor = cli.merge_driver.is_none() && cli.diff.is_none();
    is_editor && cli.supervised.is_none() && !cli.unsupervised
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
