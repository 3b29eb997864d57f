//! [`supervise`]: starts the editor, and starts it again when it did not end in order.

use super::event::{Event, listen};
use super::passed_signals::PassedSignals;
use super::script_relay::ScriptRelay;
use super::supervisor_folder::SupervisorFolder;
use super::watched::{REPORT, Watched};
use crate::cli::{Cli, Script};
use playground_base::crossbeam::channel::{Sender, unbounded};
use playground_base::tracing;
use std::os::unix::process::ExitStatusExt;
use std::process::{ExitCode, ExitStatus};
use std::time::{Duration, Instant};

/// An editor that lived for less than this has not come back.
const COME_BACK: Duration = Duration::from_secs(10);

/// The number of times that an editor is started again without coming back.
const ATTEMPTS: u32 = 2;

/// Starts the editor as another process, and starts it again when it did not end in order. Ends as
/// the editor ended. Where no other process can be watched, `None`: this process is the editor then.
pub fn supervise(cli: &Cli) -> Option<ExitCode> {
    let folder = SupervisorFolder::create()
        .inspect_err(|error| tracing::warn!("nobody watches over the editor: {error}"))
        .ok()?;
    let (sender, events) = unbounded();
    listen(folder.path(), sender.clone())
        .inspect_err(|error| tracing::warn!("nobody watches over the editor: {error}"))
        .ok()?;
    let signals = PassedSignals::watch()
        .inspect_err(|error| tracing::warn!("nobody watches over the editor: {error}"))
        .ok()?;
    let script = match script_relay(cli, sender.clone()) {
        Ok(script) => script,
        Err(error) => {
            tracing::error!("{error}");
            return Some(ExitCode::FAILURE);
        }
    };
    let mut watched = Watched::new(cli.headless, script);
    let mut failures = 0;
    loop {
        let started = Instant::now();
        let command = watched.command(cli, folder.path());
        let child = match command.and_then(|mut command| command.spawn()) {
            Ok(child) => child,
            Err(error) => {
                tracing::error!("the editor does not start: {error}");
                return Some(ExitCode::FAILURE);
            }
        };
        signals.set_editor(Some(child.id()));
        let status = watched.follow(child, folder.path(), &sender, &events)?;
        signals.set_editor(None);
        if watched.ends || signals.is_end_requested() {
            // A signal ends this process at once.
            drop(folder);
            return Some(end_like(status));
        }
        let report = watched.report(status, folder.path());
        tracing::error!("{}", report.text());
        failures = if started.elapsed() < COME_BACK {
            failures + 1
        } else {
            0
        };
        let is_last = failures > ATTEMPTS;
        watched.answer_crash(&report, is_last);
        if is_last {
            tracing::error!(
                "the editor crashed {failures} times at its start, and is not started again"
            );
            return Some(ExitCode::FAILURE);
        }
        let _starts_without_it = report.write(&folder.path().join(REPORT));
        watched.crashes += 1;
        if failures == ATTEMPTS {
            watched.opened = None;
        }
    }
}

/// Reads the script of the command line.
fn script_relay(cli: &Cli, sender: Sender<Event>) -> Result<Option<ScriptRelay>, String> {
    let Some(name) = &cli.run else {
        return Ok(None);
    };
    let script = Script::open(Some(name), cli.skip_lines)?;
    let deliver = move |line| sender.send(Event::Line(line)).is_ok();
    let relay = ScriptRelay::start(script, deliver);
    relay.map(Some).map_err(|error| error.to_string())
}

/// Ends as the editor did, so that the parent process sees the same.
fn end_like(status: ExitStatus) -> ExitCode {
    if let Some(signal) = status.signal() {
        let _no_such_signal = signal_hook::low_level::emulate_default_handler(signal);
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}
