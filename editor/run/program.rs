//! [`run`]: runs the program by its command line.

use super::hang_window::ask_about_hang;
use super::headless::run_headless;
use super::signals::Signals;
use super::uncaught::Uncaught;
use super::version_control::{merge_files, print_difference};
use super::windowed::run_in_window;
use crate::cli::Cli;
#[cfg(unix)]
use crate::supervisor::{CallFormat, CallTrace, LogWriter, supervise};
use crate::supervisor::{Channel, Message};
use playground_base::tracing::{Level, Subscriber};
use playground_base::tracing_subscriber::filter::Targets;
use playground_base::tracing_subscriber::layer::SubscriberExt;
use playground_base::tracing_subscriber::registry::LookupSpan;
use playground_base::tracing_subscriber::util::SubscriberInitExt;
use playground_base::tracing_subscriber::{self, EnvFilter, Layer};
use playground_core_ecs::SYSTEM_TARGET;
use playground_engine::EngineError;
use std::process::ExitCode;

/// Runs the program.
pub fn run(cli: Cli) -> ExitCode {
    if cli.dry_run {
        return run_child(playground_engine::run_dry());
    }
    if cli.import_worker {
        return run_child(playground_engine::run_import_worker());
    }
    start_log(&cli);
    #[cfg(unix)]
    if is_to_be_supervised(&cli)
        && let Some(code) = supervise(&cli)
    {
        return code;
    }
    let signals = Signals::watch();
    let done = if let Some(files) = &cli.merge_driver {
        merge_files(files)
    } else if let Some(files) = cli.diff.as_ref().filter(|_| cli.view.is_none()) {
        print_difference(files)
    } else if let Some(systems) = &cli.ask_hang {
        ask_about_hang(systems)
    } else {
        let uncaught = Uncaught::default();
        uncaught.during(|| match cli.headless {
            true => run_headless(&cli, &signals, &uncaught),
            false => run_in_window(&cli, &signals, &uncaught),
        })
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
    let is_text = cli.diff.is_some() && cli.view.is_none();
    let is_editor = cli.merge_driver.is_none() && !is_text && cli.ask_hang.is_none();
    is_editor && cli.supervised.is_none() && !cli.unsupervised
}

/// How a child of the editor ended. It answers through the socket at standard input; the exit code means
/// nothing.
fn run_child(ended: Result<(), EngineError>) -> ExitCode {
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes messages to standard error, and for the supervisor which code of modules runs.
fn start_log(cli: &Cli) {
    let filter = EnvFilter::try_from_env("PLAYGROUND_LOG");
    let messages = tracing_subscriber::fmt::layer()
        .with_writer(log_writer(cli))
        .with_target(false)
        .with_filter(filter.unwrap_or_else(|_| EnvFilter::new("warn,playground=info")));
    tracing_subscriber::registry()
        .with(messages)
        .with(call_layer(cli))
        .init();
}

/// Where the editor writes its own messages: to its supervisor, which has its standard error.
#[cfg(unix)]
fn log_writer(cli: &Cli) -> LogWriter {
    LogWriter::connect(cli.supervised.as_deref())
}

/// There is no supervisor on this system.
#[cfg(not(unix))]
fn log_writer(_: &Cli) -> fn() -> std::io::Stderr {
    std::io::stderr
}

/// Writes which code of modules runs into a file of the supervisor.
#[cfg(unix)]
fn call_layer<S>(cli: &Cli) -> Option<impl Layer<S>>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let trace = CallTrace::create(cli.supervised.as_deref()?).ok()?;
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(trace)
        .with_ansi(false)
        .event_format(CallFormat);
    let calls = Targets::new().with_target(SYSTEM_TARGET, Level::TRACE);
    Some(layer.with_filter(calls))
}

/// There is no supervisor on this system.
#[cfg(not(unix))]
fn call_layer(_: &Cli) -> Option<EnvFilter> {
    None
}
