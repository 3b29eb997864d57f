//! [`supervise`]: starts the editor, and starts it again when it did not end in order.

use super::ended::end_like;
use super::listener::{Event, Listener};
use super::passed_signals::PassedSignals;
use super::script_relay::ScriptRelay;
use super::supervisor_folder::SupervisorFolder;
use super::watched::Watched;
use super::{ModuleOutput, REPORT};
use crate::cli::{Cli, Script};
use crate::journal::crash_file;
use playground_base::crossbeam::channel::Sender;
use playground_base::tracing;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// An editor that lived for less than this, and that nobody used, has not come back.
const COME_BACK: Duration = Duration::from_secs(10);

/// The number of times that an editor is started again without coming back.
const ATTEMPTS: u32 = 2;

/// Starts the editor as another process, and starts it again when it did not end in order. Ends as
/// the editor ended. Where no other process can be watched, `None`: this process is the editor then.
pub fn supervise(cli: &Cli) -> Option<ExitCode> {
    let unwatched =
        |error: &std::io::Error| tracing::warn!("nobody watches over the editor: {error}");
    let folder = SupervisorFolder::create().inspect_err(unwatched).ok()?;
    let output = ModuleOutput::start(folder.path());
    let output = output.inspect_err(unwatched).ok()?;
    let listener = Listener::start(folder.path(), output.clone());
    let listener = listener.inspect_err(unwatched).ok()?;
    let signals = PassedSignals::watch().inspect_err(unwatched).ok()?;
    let script = match script_relay(cli, listener.sender()) {
        Ok(script) => script,
        Err(error) => {
            tracing::error!("{error}");
            return Some(ExitCode::FAILURE);
        }
    };
    let mut watched = Watched::new(cli, script, output.clone());
    let mut failures = 0;
    loop {
        let started = Instant::now();
        let command = watched.command(cli, folder.path());
        // The command holds pipes that only the editor is to hold.
        let child = match command.and_then(|mut command| command.spawn()) {
            Ok(child) => child,
            Err(error) => {
                tracing::error!("the editor does not start: {error}");
                return Some(ExitCode::FAILURE);
            }
        };
        signals.set_editor(Some(child.id()));
        let status = watched.follow(child, folder.path(), &listener)?;
        signals.set_editor(None);
        if watched.ends() || signals.is_end_requested() {
            output.end();
            // A signal ends this process at once.
            drop(folder);
            return Some(end_like(status));
        }
        let report = watched.report(status, folder.path());
        tracing::error!("{}", report.text());
        let is_used = watched.take_used();
        failures = match &report.off {
            // What ends it is known, and is left out.
            Some(_) => 0,
            None if is_used || started.elapsed() >= COME_BACK => 0,
            None => failures + 1,
        };
        let is_last = failures > ATTEMPTS;
        watched.answer_crash(&report, is_last);
        if is_last {
            tracing::error!(
                "the editor crashed {failures} times at its start, and is not started again"
            );
            if let Some(project) = watched.project() {
                let _is_in_the_log = report.write(&crash_file(project));
            }
            return Some(ExitCode::FAILURE);
        }
        let _starts_without_it = report.write(&folder.path().join(REPORT));
        watched.count_crash(failures < ATTEMPTS);
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
