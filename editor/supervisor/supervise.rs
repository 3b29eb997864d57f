//! [`supervise`]: starts the editor, and starts it again when it did not end in order.

use super::ended::end_like;
use super::listener::Listener;
use super::supervisor_folder::SupervisorFolder;
use super::watched::Watched;
use super::{ModuleOutput, REPORT};
use crate::cli::{Cli, ignored_signals};
use crate::journal::crash_file;
use playground_base::parking_lot::Mutex;
use playground_base::{Handle, tracing};
use playground_engine::send_signal;
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
    let running = Handle::new(Mutex::new(None));
    watch_signals(&running).inspect_err(unwatched).ok()?;
    let mut watched = Watched::new(cli, output.clone());
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
        *running.lock() = Some(child.id());
        let status = watched.follow(child, folder.path(), &listener)?;
        *running.lock() = None;
        if watched.ends() {
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
        if failures > ATTEMPTS {
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

/// Passes requests to end on to the editor, which then ends in order. It takes one that a terminal
/// sent to it too as the same. What this process ignores, the editor ignores as well.
fn watch_signals(child: &Handle<Mutex<Option<u32>>>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let ignored = ignored_signals();
    let is_heard = |signal: &i32| ignored >> (signal - 1) & 1 == 0;
    let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(is_heard);
    let mut signals = signal_hook::iterator::Signals::new(heard)?;
    let child = Handle::clone(child);
    let pass_on = move || {
        for signal in signals.forever() {
            if let Some(child) = *child.lock() {
                let _ended_already = send_signal(child, signal);
            }
        }
    };
    let thread = std::thread::Builder::new().name("signals".into());
    thread.spawn(pass_on).map(|_| ())
}
