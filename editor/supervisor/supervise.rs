//! [`supervise`]: starts the editor, and starts it again when it did not end in order.

use super::supervisor_folder::SupervisorFolder;
use super::system_trace::{forget_systems, last_system};
use super::{CrashReport, Message, SOCKET};
use crate::cli::{Cli, ignored_signals};
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::parking_lot::Mutex;
use playground_base::{Handle, serde_json, tracing};
use playground_engine::{SystemPlace, send_signal};
use std::io::{BufRead, BufReader};
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// An editor that lived for less than this has not come back.
const COME_BACK: Duration = Duration::from_secs(10);

/// The number of times that an editor is started again without coming back.
const ATTEMPTS: u32 = 2;

/// What happens to the editor.
enum Event {
    Sent(Message),
    Ended(ExitStatus),
}

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
    let running = Handle::new(Mutex::new(None));
    watch_signals(&running)
        .inspect_err(|error| tracing::warn!("nobody watches over the editor: {error}"))
        .ok()?;
    let mut watched = Watched::default();
    let mut failures = 0;
    loop {
        let started = Instant::now();
        let mut command = watched.command(cli, folder.path())?;
        let child = match command.spawn() {
            Ok(child) => child,
            Err(error) => {
                tracing::error!("the editor does not start: {error}");
                return Some(ExitCode::FAILURE);
            }
        };
        *running.lock() = Some(child.id());
        let status = watched.follow(child, folder.path(), &sender, &events)?;
        *running.lock() = None;
        if watched.ends {
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
        if failures > ATTEMPTS {
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

const REPORT: &str = "crash.json";

/// What is known about the editor.
#[derive(Default)]
struct Watched {
    /// Program, package and project.
    opened: Option<(PathBuf, Option<PathBuf>, PathBuf)>,
    lines: Option<usize>,
    command: Option<String>,
    plays: bool,
    systems: Vec<SystemPlace>,
    ends: bool,
    crashes: u32,
}

impl Watched {
    /// Waits for the end of the editor.
    fn follow(
        &mut self,
        mut child: Child,
        folder: &Path,
        sender: &Sender<Event>,
        events: &Receiver<Event>,
    ) -> Option<ExitStatus> {
        let sender = sender.clone();
        let waiting = std::thread::Builder::new().name("child".into());
        let waiting = waiting.spawn(move || {
            if let Ok(status) = child.wait() {
                let _supervisor_is_gone = sender.send(Event::Ended(status));
            }
        });
        waiting.ok()?;
        loop {
            match events.recv().ok()? {
                Event::Sent(message) => self.take(message, folder),
                Event::Ended(status) => {
                    // What it sent last may arrive after its end.
                    while let Ok(Event::Sent(message)) =
                        events.recv_timeout(Duration::from_millis(50))
                    {
                        self.take(message, folder);
                    }
                    return Some(status);
                }
            }
        }
    }

    fn take(&mut self, message: Message, folder: &Path) {
        match message {
            Message::Opened {
                executable,
                package,
                project,
            } => self.opened = Some((executable, package, project)),
            Message::Closed => self.opened = None,
            Message::Line { count, command } => {
                self.lines = Some(count);
                self.command = Some(command);
            }
            Message::Answered => self.command = None,
            Message::Systems(systems) => self.systems = systems,
            Message::Plays(plays) => {
                self.plays = plays;
                if !plays {
                    // What ran before the game was stopped has nothing to do with a later crash.
                    forget_systems(folder);
                }
            }
            Message::Ends => self.ends = true,
        }
    }

    fn report(&mut self, status: ExitStatus, folder: &Path) -> CrashReport {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let was_playing = std::mem::take(&mut self.plays);
        let place = |name: String| {
            let known = self.systems.iter().find(|place| place.name == name);
            known.cloned().unwrap_or(SystemPlace {
                name,
                ..SystemPlace::default()
            })
        };
        CrashReport {
            how: describe(status),
            was_playing,
            system: last_system(folder).map(place),
            command: self.command.take(),
            unix_s: now.map_or(0, |now| now.as_secs()),
        }
    }

    /// The command that starts the editor: the first time as the user started it, then with what it
    /// had open.
    #[expect(
        clippy::disallowed_methods,
        reason = "the editor is this program again, watched by this process"
    )]
    fn command(&self, cli: &Cli, folder: &Path) -> Option<Command> {
        let own = std::env::current_exe().ok()?;
        let arguments = std::env::args_os().skip(1);
        if self.crashes == 0 {
            let mut command = Command::new(own);
            command.args(arguments).arg("--supervised").arg(folder);
            return Some(command);
        }
        let mut command = match &self.opened {
            Some((executable, package, project)) => {
                let mut command = Command::new(executable);
                command.arg(project).arg("--resumed");
                if let Some(package) = package {
                    command.arg("--package").arg(package);
                }
                command
            }
            None => Command::new(own),
        };
        let [width, height] = cli.size;
        command.arg("--size").arg(format!("{width}x{height}"));
        if cli.headless {
            command.arg("--headless");
        }
        if let Some(script) = &cli.run {
            let lines = self.lines.unwrap_or(cli.skip_lines);
            command.arg("--run").arg(script);
            command.arg("--skip-lines").arg(lines.to_string());
            command.arg("--was-refused");
        }
        if let Some(address) = cli.inspect {
            command.arg("--inspect").arg(address.to_string());
        }
        command.arg("--crashed").arg(folder.join(REPORT));
        command.arg("--supervised").arg(folder);
        Some(command)
    }
}

/// Listens for editors. One that becomes another host connects again.
fn listen(folder: &Path, sender: Sender<Event>) -> std::io::Result<()> {
    let listener = UnixListener::bind(folder.join(SOCKET))?;
    let accept = move || {
        for stream in listener.incoming().flatten() {
            let sender = sender.clone();
            let reading = std::thread::Builder::new().name("messages".into());
            let _runs_unwatched = reading.spawn(move || read(stream, &sender));
        }
    };
    let thread = std::thread::Builder::new().name("listener".into());
    thread.spawn(accept).map(|_| ())
}

fn read(stream: UnixStream, sender: &Sender<Event>) {
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        if let Ok(message) = serde_json::from_str(&line)
            && sender.send(Event::Sent(message)).is_err()
        {
            break;
        }
    }
}

fn describe(status: ExitStatus) -> String {
    match (status.signal(), status.code()) {
        (Some(signal), _) => {
            let name = signal_hook::low_level::signal_name(signal).unwrap_or("unknown");
            format!("it was ended by signal {signal} ({name})")
        }
        (None, Some(code)) => format!("a module ended the process with status {code}"),
        (None, None) => "it ended".to_owned(),
    }
}

/// Ends as the editor did, so that the parent process sees the same.
fn end_like(status: ExitStatus) -> ExitCode {
    if let Some(signal) = status.signal() {
        let _no_such_signal = signal_hook::low_level::emulate_default_handler(signal);
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
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
