//! [`Watched`]: what the supervisor knows about the editor, and waits for.

use super::crash_report::call_text;
use super::ended::describe;
use super::hang_question::HangQuestion;
use super::hang_watch::{Hang, HangWatch, innermost};
use super::listener::{Event, Listener};
use super::script_relay::ScriptRelay;
use super::trace_file::TraceFile;
use super::{CrashReport, Message, ModuleOutput, PANIC, REPORT, SOCKET};
use crate::cli::Cli;
use playground_base::crossbeam::channel::RecvTimeoutError;
use playground_base::serde_json;
use playground_engine::{CallPlace, send_signal};
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The time between two looks at what runs, while something runs.
const LOOK: Duration = Duration::from_millis(250);

/// The longest time to wait for what an ended editor has sent. It is there already; the threads that
/// read it may wait for a processor.
const REST: Duration = Duration::from_secs(10);

/// The signal that ends a process at once.
const KILL: i32 = 9;

/// The time that code of a module may take where nobody can be asked; `PLAYGROUND_PATIENCE_S` sets it.
fn patience() -> Duration {
    let set = std::env::var("PLAYGROUND_PATIENCE_S").ok();
    let seconds = set.and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(30))
}

/// What is known about the editor.
pub struct Watched {
    /// Program, package and project.
    opened: Option<(PathBuf, Option<PathBuf>, PathBuf)>,
    /// The project that was open last.
    project: Option<PathBuf>,
    script: Option<ScriptRelay>,
    plays: bool,
    is_headless: bool,
    /// Frames or commands are in progress: it is looked at what runs.
    is_busy: bool,
    /// Connections of the editor that are open.
    connections: usize,
    /// Code of a module did not come back for this time, and the editor was ended.
    hung: Option<Duration>,
    /// The user, or a script, did something with the process that runs.
    is_used: bool,
    ends: bool,
    crashes: u32,
    /// Modules whose code ran when the editor crashed the last time, and its project.
    suspects: Option<(PathBuf, Vec<String>)>,
    /// Modules that are left out.
    safe: Vec<String>,
    output: ModuleOutput,
}

impl Watched {
    /// An editor that is not started yet. It gets the lines of the script; what its modules print goes
    /// to `output`.
    pub fn new(cli: &Cli, script: Option<ScriptRelay>, output: ModuleOutput) -> Self {
        Self {
            opened: None,
            project: None,
            script,
            plays: false,
            is_headless: cli.headless,
            is_busy: false,
            connections: 0,
            hung: None,
            is_used: false,
            ends: false,
            crashes: 0,
            suspects: None,
            safe: cli.safe.clone(),
            output,
        }
    }

    /// True for an editor that ended in order.
    pub const fn ends(&self) -> bool {
        self.ends
    }

    /// Whether somebody used the process that ended.
    pub fn take_used(&mut self) -> bool {
        std::mem::take(&mut self.is_used)
    }

    /// The project that was open last.
    pub fn project(&self) -> Option<&Path> {
        self.project.as_deref()
    }

    /// It crashed once more. Without its project the next one opens none.
    pub fn count_crash(&mut self, with_project: bool) {
        self.crashes += 1;
        if !with_project {
            self.opened = None;
        }
    }

    /// Waits for the end of the editor.
    pub fn follow(
        &mut self,
        mut child: Child,
        folder: &Path,
        listener: &Listener,
    ) -> Option<ExitStatus> {
        let id = child.id();
        let sender = listener.sender();
        let waiting = std::thread::Builder::new().name("child".into());
        let waiting = waiting.spawn(move || {
            if let Ok(status) = child.wait() {
                let _supervisor_is_gone = sender.send(Event::Ended(status));
            }
        });
        waiting.ok()?;
        let mut watch = HangWatch::default();
        let mut question = HangQuestion::default();
        let mut looked = Instant::now();
        self.is_busy = true;
        let status = loop {
            let event = if self.is_busy {
                let left = LOOK.saturating_sub(looked.elapsed());
                listener.events.recv_timeout(left)
            } else {
                let event = listener.events.recv();
                event.map_err(|_| RecvTimeoutError::Disconnected)
            };
            match event {
                Ok(Event::Connected) => self.connections += 1,
                Ok(Event::Closed) => self.connections = self.connections.saturating_sub(1),
                Ok(Event::Sent(message)) => self.take(message),
                Ok(Event::Line(line)) => self.hand_out(line),
                Ok(Event::Ended(status)) => break status,
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    looked = Instant::now();
                    let file = TraceFile::read(folder);
                    let hang = watch.look(&file);
                    self.is_busy = !watch.is_quiet(&file);
                    if self.is_to_end(hang.as_ref(), &mut question) {
                        self.hung = hang.map(|hang| hang.since);
                        let _ended_already = send_signal(id, KILL);
                    }
                }
            }
        };
        question.close();
        self.take_the_rest(folder, listener);
        Some(status)
    }

    /// Takes what the editor sent before it ended. Connections are accepted in order, so one of this
    /// process is behind all of the editor's; each has been read to its end when it is closed.
    fn take_the_rest(&mut self, folder: &Path, listener: &Listener) {
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
            match listener.events.recv_timeout(REST) {
                Ok(Event::Connected) => self.connections += 1,
                Ok(Event::Closed) => self.connections = self.connections.saturating_sub(1),
                Ok(Event::Sent(Message::Barrier)) => is_last = true,
                Ok(Event::Sent(message)) => self.take(message),
                Ok(Event::Line(line)) => self.hand_out(line),
                Err(RecvTimeoutError::Timeout) if listener.is_writing() => {}
                Ok(Event::Ended(_)) | Err(_) => return,
            }
        }
    }

    /// Whether an editor is to be ended in which code of a module does not come back. In a window the
    /// user is asked: to wait, or to end it. Without one, nobody can be asked, and it gets more time.
    fn is_to_end(&self, hang: Option<&Hang>, question: &mut HangQuestion) -> bool {
        let Some(hang) = hang else {
            question.close();
            return false;
        };
        if self.is_headless {
            return hang.since >= patience();
        }
        let calls = hang.calls.iter();
        let calls: Vec<String> = calls
            .map(|traced| call_text(&self.output.place_of(traced)))
            .collect();
        question.is_to_end(&calls)
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Opened {
                executable,
                package,
                project,
            } => {
                self.project = Some(project.clone());
                self.opened = Some((executable, package, project));
            }
            Message::Closed => self.opened = None,
            Message::Answer(_) => {
                self.is_used = true;
                if let Some(script) = &mut self.script {
                    script.answered();
                }
            }
            Message::Used => self.is_used = true,
            Message::Busy => self.is_busy = true,
            Message::Off(modules) => self.safe = modules,
            Message::Plays(plays) => self.plays = plays,
            Message::Ends => self.ends = true,
            // The connection has taken these.
            Message::Log(_) | Message::TakesPrinted | Message::Calls(_) => {}
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
            let how = format!("{}; it {then} started again", report.text());
            script.answer_crash(command, how);
        }
    }

    /// How an editor ended that did not end in order.
    pub fn report(&mut self, status: ExitStatus, folder: &Path) -> CrashReport {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let running = innermost(TraceFile::read(folder).running().into_iter());
        let hung = self.hung.take();
        let is_killed = hung.is_none() && status.signal().is_some_and(is_from_outside);
        let how = match hung {
            Some(since) => format!(
                "code of a module did not come back within {} s, and the editor was ended",
                since.as_secs()
            ),
            None => describe(status),
        };
        let panic = take_panic(folder);
        // The first line names the thread.
        let how = match panic.lines().nth(1) {
            Some(text) => format!("{how} after a panic: {text}"),
            None => how,
        };
        let calls = running.iter().map(|traced| self.output.place_of(traced));
        let calls: Vec<CallPlace> = calls.collect();
        CrashReport {
            how,
            was_playing: std::mem::take(&mut self.plays),
            // Who kills the editor is no module.
            off: match is_killed {
                true => None,
                false => self.leave_out(&calls),
            },
            calls,
            printed: self.output.end(),
            command: self.script.as_mut().and_then(ScriptRelay::disconnect),
            unix_ms: now.map_or(0, |now| now.as_millis() as u64),
            panic,
            core: status.core_dumped().then(core_text),
        }
    }

    /// The call whose module ran in this crash and in the one before of the same project: its module is
    /// left out from now on. `None` in the first crash, and when no module is known.
    fn leave_out(&mut self, calls: &[CallPlace]) -> Option<CallPlace> {
        let project = self.opened.as_ref().map(|(.., project)| project.clone());
        let of_project = calls.iter().filter(|place| place.is_of_project);
        let modules: Vec<String> = of_project.map(|place| place.module.clone()).collect();
        let now = project.map(|project| (project, modules));
        let before = std::mem::replace(&mut self.suspects, now);
        let (project, before) = before?;
        let (_, now) = self.suspects.as_ref().filter(|(of, _)| *of == project)?;
        let twice = |place: &&CallPlace| {
            now.contains(&place.module)
                && before.contains(&place.module)
                && !self.safe.contains(&place.module)
        };
        let culprit = calls.iter().find(twice)?.clone();
        self.safe.push(culprit.module.clone());
        Some(culprit)
    }

    /// The command that starts the editor: the first time as the user started it, then with what it
    /// had open. It writes to pipes of this process.
    ///
    /// # Errors
    /// When there is no program, or no pipe.
    pub fn command(&mut self, cli: &Cli, folder: &Path) -> std::io::Result<Command> {
        let mut command = self.command_line(cli, folder)?;
        if let Some(script) = &mut self.script {
            command.stdin(script.connect()?);
        }
        command.stdout(Stdio::from(self.output.pipe(false)?));
        command.stderr(Stdio::from(self.output.pipe(true)?));
        Ok(command)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the editor is this program again, watched by this process"
    )]
    fn command_line(&self, cli: &Cli, folder: &Path) -> std::io::Result<Command> {
        let own = std::env::current_exe()?;
        let arguments = std::env::args_os().skip(1);
        if self.crashes == 0 {
            let mut command = Command::new(own);
            command.args(arguments).arg("--supervised").arg(folder);
            return Ok(command);
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
        if cli.run.is_some() {
            command.args(["--run", "-", "--was-refused"]);
        }
        if let Some(address) = cli.inspect {
            command.arg("--inspect").arg(address.to_string());
        }
        command.arg("--crashed").arg(folder.join(REPORT));
        command.arg("--supervised").arg(folder);
        Ok(command)
    }
}

/// The panic that ended the editor, as it wrote it.
fn take_panic(folder: &Path) -> String {
    let file = folder.join(PANIC);
    let text = std::fs::read(&file).unwrap_or_default();
    let _may_not_exist = std::fs::remove_file(file);
    String::from_utf8_lossy(&text).into_owned()
}

/// Where the system stores the memory of a process that it ended.
fn core_text() -> String {
    let pattern = std::fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
    let pattern = pattern.trim();
    match pattern.strip_prefix('|') {
        Some(program) => format!("The system passed its memory on to `{program}`."),
        None => format!("The system stored its memory as `{pattern}`; a debugger shows its calls."),
    }
}

/// True for the signals by which other programs, and the system, end a process.
fn is_from_outside(signal: i32) -> bool {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    [SIGHUP, SIGINT, SIGTERM, KILL].contains(&signal)
}
