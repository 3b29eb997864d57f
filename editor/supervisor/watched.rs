//! [`Watched`]: the editor, as its supervisor sees it.

use super::crash_report::place_text;
use super::event::Event;
use super::hang_dialog::HangDialog;
use super::hang_watch::{Hang, HangWatch};
use super::script_relay::ScriptRelay;
use super::system_trace::running_systems;
use super::{CrashReport, Message, SOCKET};
use crate::cli::Cli;
use playground_base::crossbeam::channel::{Receiver, RecvTimeoutError, Sender};
use playground_base::serde_json;
use playground_engine::{SystemPlace, send_signal};
use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The time between two looks at what runs, while something runs.
const LOOK: Duration = Duration::from_millis(250);

/// The longest time to wait for what an ended editor has sent. It is there already; the threads that
/// read it may wait for a processor.
const REST: Duration = Duration::from_secs(10);

/// The signal that ends a process at once.
const KILL: i32 = 9;

/// Name of the report of a crash in the supervisor's folder.
pub const REPORT: &str = "crash.json";

/// What is known about the editor.
#[derive(Default)]
pub struct Watched {
    /// Program, package and project.
    pub opened: Option<(PathBuf, Option<PathBuf>, PathBuf)>,
    script: Option<ScriptRelay>,
    plays: bool,
    systems: Vec<SystemPlace>,
    is_headless: bool,
    /// Connections of the editor that are open.
    connections: usize,
    /// A system did not come back for this time, and the editor was ended.
    hung: Option<Duration>,
    /// It ends in order.
    pub ends: bool,
    /// How often it was started again.
    pub crashes: u32,
}

impl Watched {
    /// An editor that is started with this script.
    pub fn new(is_headless: bool, script: Option<ScriptRelay>) -> Self {
        Self {
            is_headless,
            script,
            ..Self::default()
        }
    }

    /// Waits for the end of the editor.
    pub fn follow(
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
        let mut dialog = HangDialog::default();
        let status = loop {
            let is_busy = self.script.as_ref().is_some_and(ScriptRelay::is_waiting);
            let event = if self.plays || is_busy {
                events.recv_timeout(LOOK)
            } else {
                events.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match event {
                Ok(Event::Connected) => self.connections += 1,
                Ok(Event::Closed) => self.connections = self.connections.saturating_sub(1),
                Ok(Event::Sent(message)) => self.take(message),
                Ok(Event::Line(line)) => self.hand_out(line),
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
        drop(dialog);
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
                Ok(Event::Line(line)) => self.hand_out(line),
                Ok(Event::Ended(_)) | Err(_) => return,
            }
        }
    }

    /// Whether an editor whose system does not come back is to be ended.
    fn is_to_end(&self, hang: Option<&Hang>, dialog: &mut HangDialog) -> bool {
        let Some(hang) = hang else {
            dialog.close();
            return false;
        };
        if self.is_headless {
            return HangDialog::is_over(hang);
        }
        dialog.wants_end(|| {
            let places = hang.systems.iter();
            let places = places.map(|name| place_text(&self.place_of(name.clone())));
            places.collect::<Vec<_>>().join("\n")
        })
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
            Message::Answer(answer) => {
                if let Some(script) = &mut self.script {
                    script.answer(&answer);
                }
            }
            Message::Systems(systems) => self.systems = systems,
            Message::Plays(plays) => self.plays = plays,
            Message::Ends => self.ends = true,
            Message::Barrier => {}
        }
    }

    fn hand_out(&mut self, line: Option<String>) {
        if let Some(script) = &mut self.script {
            script.hand_out(line);
        }
    }

    /// Answers the command that was executed.
    pub fn answer_crash(&mut self, report: &CrashReport, is_last: bool) {
        let then = if is_last { "is not" } else { "is" };
        if let (Some(script), Some(command)) = (&mut self.script, &report.command) {
            script.answer_crash(
                command,
                format!("{}; it {then} started again", report.text()),
            );
        }
    }

    /// How the editor ended.
    pub fn report(&mut self, status: ExitStatus, folder: &Path) -> CrashReport {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let was_playing = std::mem::take(&mut self.plays);
        let running = running_systems(folder);
        let names = running.into_iter().map(|(_, name)| name);
        let how = match self.hung.take() {
            Some(since) => format!(
                "a system did not come back within {} s, and the editor was ended",
                since.as_secs()
            ),
            None => describe(status),
        };
        CrashReport {
            how,
            was_playing,
            systems: names.map(|name| self.place_of(name)).collect(),
            command: self.script.as_mut().and_then(ScriptRelay::disconnect),
            unix_s: now.map_or(0, |now| now.as_secs()),
        }
    }

    /// The command that starts the editor: the first time as the user started it, then with what it
    /// had open.
    #[expect(
        clippy::disallowed_methods,
        reason = "the editor is this program again, watched by this process"
    )]
    pub fn command(&mut self, cli: &Cli, folder: &Path) -> std::io::Result<Command> {
        let own = std::env::current_exe()?;
        let mut command = if self.crashes == 0 {
            let mut command = Command::new(own);
            command.args(std::env::args_os().skip(1));
            command
        } else {
            self.next_command(cli, own, folder)
        };
        command.arg("--supervised").arg(folder);
        if let Some(script) = &mut self.script {
            command.stdin(script.connect()?);
            // Only answers are printed; what modules print is none.
            command.stdout(Stdio::from(std::io::stderr().as_fd().try_clone_to_owned()?));
        }
        Ok(command)
    }

    /// The command that starts it after a crash.
    #[expect(
        clippy::disallowed_methods,
        reason = "the editor is this program again, watched by this process"
    )]
    fn next_command(&self, cli: &Cli, own: PathBuf, folder: &Path) -> Command {
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
        if cli.run.is_some() {
            command.args(["--run", "-", "--was-refused"]);
        }
        if let Some(address) = cli.inspect {
            command.arg("--inspect").arg(address.to_string());
        }
        command.arg("--crashed").arg(folder.join(REPORT));
        command
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
