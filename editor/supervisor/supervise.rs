//! [`supervise`]: starts the editor, and starts it again when it did not end in order.

use super::crash_report::place_text;
use super::hang_watch::{Hang, HangWatch};
use super::supervisor_folder::SupervisorFolder;
use super::system_trace::running_systems;
use super::{CrashReport, END, Message, SOCKET};
use crate::cli::{Cli, ignored_signals};
use playground_base::crossbeam::channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use playground_base::parking_lot::Mutex;
use playground_base::{Handle, serde_json, tracing};
use playground_engine::{SystemPlace, send_signal};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// An editor that lived for less than this has not come back.
const COME_BACK: Duration = Duration::from_secs(10);

/// The number of times that an editor is started again without coming back.
const ATTEMPTS: u32 = 2;

/// The time between two looks at what runs, while something runs.
const LOOK: Duration = Duration::from_millis(250);

/// The longest time to wait for what an ended editor has sent.
const REST: Duration = Duration::from_millis(1500);

/// The signal that ends a process at once.
const KILL: i32 = 9;

/// The time that a system may take where nobody can be asked; `PLAYGROUND_PATIENCE_S` sets it.
fn patience() -> Duration {
    let set = std::env::var("PLAYGROUND_PATIENCE_S").ok();
    let seconds = set.and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(30))
}

/// What happens to the editor.
enum Event {
    /// A process has connected.
    Connected,
    Sent(Message),
    /// A connection was closed.
    Closed,
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
    let mut watched = Watched {
        is_headless: cli.headless,
        safe: cli.safe.clone(),
        ..Watched::default()
    };
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
        failures = match &report.off {
            // What ends it is known, and is left out.
            Some(_) => 0,
            None if started.elapsed() < COME_BACK => failures + 1,
            None => 0,
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
    is_headless: bool,
    /// Connections of the editor that are open.
    connections: usize,
    /// A system did not come back for this time, and the editor was ended.
    hung: Option<Duration>,
    ends: bool,
    crashes: u32,
    /// Modules whose systems ran when the editor crashed the last time, and its project.
    suspects: Option<(PathBuf, Vec<String>)>,
    /// Modules that are left out.
    safe: Vec<String>,
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
        let id = child.id();
        let sender = sender.clone();
        let waiting = std::thread::Builder::new().name("child".into());
        let waiting = waiting.spawn(move || {
            if let Ok(status) = child.wait() {
                let _supervisor_is_gone = sender.send(Event::Ended(status));
            }
        });
        waiting.ok()?;
        let mut watch = HangWatch::default();
        let mut dialog: Option<Child> = None;
        let status = loop {
            let event = if self.plays || self.command.is_some() {
                events.recv_timeout(LOOK)
            } else {
                events.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match event {
                Ok(Event::Connected) => self.connections += 1,
                Ok(Event::Closed) => self.connections = self.connections.saturating_sub(1),
                Ok(Event::Sent(message)) => self.take(message),
                Ok(Event::Ended(status)) => break status,
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    let hang = watch.look(folder);
                    if self.is_to_end(hang.as_ref(), &mut dialog) {
                        self.hung = hang.map(|hang| hang.since);
                        let _ended_already = send_signal(id, KILL);
                    }
                }
            }
        };
        if let Some(mut dialog) = dialog {
            let _answered_already = dialog.kill();
            let _no_zombie = dialog.wait();
        }
        self.take_the_rest(folder, events);
        Some(status)
    }

    /// Takes what the editor sent before it ended. Connections are accepted in order, so one of this
    /// process is behind all of the editor's; each has been read to its end when it is closed.
    fn take_the_rest(&mut self, folder: &Path, events: &Receiver<Event>) {
        let sent = UnixStream::connect(folder.join(SOCKET)).and_then(|mut stream| {
            let line = serde_json::to_vec(&Message::Barrier)?;
            stream.write_all(&line)?;
            stream.write_all(b"\n")
        });
        if sent.is_err() {
            return;
        }
        let mut is_last = false;
        while !is_last || self.connections > 0 {
            match events.recv_timeout(REST) {
                Ok(Event::Connected) => self.connections += 1,
                Ok(Event::Closed) => self.connections = self.connections.saturating_sub(1),
                Ok(Event::Sent(Message::Barrier)) => is_last = true,
                Ok(Event::Sent(message)) => self.take(message),
                Ok(Event::Ended(_)) | Err(_) => return,
            }
        }
    }

    /// Whether an editor whose system does not come back is to be ended. In a window the user is
    /// asked: to wait, or to end it. Without one, nobody can be asked, and it is given more time.
    fn is_to_end(&self, hang: Option<&Hang>, dialog: &mut Option<Child>) -> bool {
        let Some(hang) = hang else {
            if let Some(mut needless) = dialog.take() {
                let _answered_already = needless.kill();
                let _no_zombie = needless.wait();
            }
            return false;
        };
        if self.is_headless {
            return hang.since >= patience();
        }
        let answer = match dialog {
            None => {
                *dialog = self.ask(hang);
                return false;
            }
            Some(open) => open.try_wait().ok().flatten(),
        };
        answer.is_some_and(|status| status.code() == Some(i32::from(END)))
    }

    /// Asks in a window of another process, because that of the editor cannot answer.
    #[expect(
        clippy::disallowed_methods,
        reason = "the window with the question is this program again"
    )]
    fn ask(&self, hang: &Hang) -> Option<Child> {
        let places = hang.systems.iter();
        let places: Vec<String> = places
            .map(|name| place_text(&self.place_of(name.clone())))
            .collect();
        let mut command = Command::new(std::env::current_exe().ok()?);
        command.arg("--ask-hang").arg(places.join("\n"));
        command.spawn().ok()
    }

    /// Where a system is declared.
    fn place_of(&self, name: String) -> SystemPlace {
        let known = self.systems.iter().find(|place| place.name == name);
        known.cloned().unwrap_or(SystemPlace {
            name,
            ..SystemPlace::default()
        })
    }

    fn take(&mut self, message: Message) {
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
            Message::Off(modules) => self.safe = modules,
            Message::Plays(plays) => self.plays = plays,
            Message::Ends => self.ends = true,
            Message::Barrier => {}
        }
    }

    fn report(&mut self, status: ExitStatus, folder: &Path) -> CrashReport {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let was_playing = std::mem::take(&mut self.plays);
        let running = running_systems(folder);
        let names = running.into_iter().map(|(_, name)| name);
        let hung = self.hung.take();
        let is_killed = hung.is_none() && status.signal().is_some_and(is_from_outside);
        let how = match hung {
            Some(since) => format!(
                "a system did not come back within {} s, and the editor was ended",
                since.as_secs()
            ),
            None => describe(status),
        };
        let systems: Vec<SystemPlace> = names.map(|name| self.place_of(name)).collect();
        CrashReport {
            how,
            was_playing,
            // Who kills the editor is no module.
            off: if is_killed {
                None
            } else {
                self.leave_out(&systems)
            },
            systems,
            command: self.command.take(),
            unix_s: now.map_or(0, |now| now.as_secs()),
        }
    }

    /// The system whose module ran in this crash and in the one before of the same project: its module
    /// is left out from now on. `None` in the first crash, and when no module is known.
    fn leave_out(&mut self, systems: &[SystemPlace]) -> Option<SystemPlace> {
        let project = self.opened.as_ref().map(|(.., project)| project.clone());
        let of_project = systems.iter().filter(|place| place.is_of_project);
        let modules: Vec<String> = of_project.map(|place| place.module.clone()).collect();
        let now = project.map(|project| (project, modules));
        let before = std::mem::replace(&mut self.suspects, now);
        let (project, before) = before?;
        let (_, now) = self.suspects.as_ref().filter(|(of, _)| *of == project)?;
        let twice = |place: &&SystemPlace| {
            now.contains(&place.module)
                && before.contains(&place.module)
                && !self.safe.contains(&place.module)
        };
        let culprit = systems.iter().find(twice)?.clone();
        self.safe.push(culprit.module.clone());
        Some(culprit)
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
        for module in &self.safe {
            command.arg("--safe").arg(module);
        }
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
            if sender.send(Event::Connected).is_err() {
                break;
            }
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
    let _supervisor_is_gone = sender.send(Event::Closed);
}

/// True for the signals by which other programs, and the system, end a process.
fn is_from_outside(signal: i32) -> bool {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    [SIGHUP, SIGINT, SIGTERM, KILL].contains(&signal)
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
