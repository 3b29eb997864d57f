//! [`CargoBuild`]: a running cargo, whose output is read.

use crate::event::{Event, Progress};
use std::fs;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long to wait for the last lines of a cargo that ended: something that it started may hold its
/// standard error for longer.
const LAST_LINES: Duration = Duration::from_secs(1);

/// A running cargo. Its output is passed on to the terminal, without the bar as long as there is a window
/// for that.
pub struct CargoBuild {
    child: Child,
    reads: Option<JoinHandle<()>>,
    /// Whether the terminal has the bar.
    bar: Arc<AtomicBool>,
}

impl CargoBuild {
    /// Starts it. `report` is called on another thread for whatever happens.
    ///
    /// # Errors
    /// When it cannot be started. Nothing runs then.
    pub fn start(
        mut command: Command,
        report: impl Fn(Event) + Send + 'static,
    ) -> io::Result<Self> {
        // Cargo draws no bar where it sees no terminal, or where the user wants none.
        command
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "120")
            .env("CARGO_TERM_QUIET", "false")
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        if has_colors() {
            command.env("CARGO_TERM_COLOR", "always");
        }
        let bar = Arc::new(AtomicBool::new(false));
        let mut build = Self {
            child: command.spawn()?,
            reads: None,
            bar: bar.clone(),
        };
        let output = build.child.stderr.take();
        let read = move || {
            if let Some(output) = output {
                read(output, &bar, &report);
            }
            report(Event::Ended);
        };
        let thread = thread::Builder::new().name("cargo".into());
        build.reads = Some(thread.spawn(read)?);
        Ok(build)
    }

    /// From now on the terminal has the bar, if there is one.
    pub fn show_bar(&self) {
        self.bar.store(io::stderr().is_terminal(), Relaxed);
    }

    /// Whether cargo ended, whatever still holds its standard error.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends cargo, and the compilers that it runs: they would go on for as long as a crate takes, and
    /// the next build would compile the same one beside them. What is compiled stays compiled.
    pub fn stop(&mut self) {
        if self.has_ended() {
            return;
        }
        let cargo = self.child.id();
        let mut all = vec![cargo];
        // Halted, none of them starts another one.
        loop {
            signal("STOP", &all);
            let now = family(cargo);
            if now.len() <= all.len() {
                break;
            }
            all = now;
        }
        signal("KILL", &all);
    }

    /// Waits until it ended, and its last line is passed on.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        let status = self.child.wait();
        let end = Instant::now();
        let reads = |reads: &JoinHandle<()>| !reads.is_finished();
        while self.reads.as_ref().is_some_and(reads) && end.elapsed() < LAST_LINES {
            thread::sleep(Duration::from_millis(5));
        }
        status
    }
}

/// No cargo stays behind an error or a panic.
impl Drop for CargoBuild {
    fn drop(&mut self) {
        if !self.has_ended() {
            self.stop();
            let _ended = self.child.wait();
        }
    }
}

/// As cargo decides it where it sees the terminal.
fn has_colors() -> bool {
    let is_plain = std::env::var_os("TERM").is_none_or(|terminal| terminal == "dumb");
    io::stderr().is_terminal() && !is_plain && std::env::var_os("NO_COLOR").is_none()
}

/// A process, those that any of its threads started, and those that these started.
fn family(process: u32) -> Vec<u32> {
    let mut all = vec![process];
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    for thread in threads.into_iter().flatten().flatten() {
        let children = fs::read_to_string(thread.path().join("children"));
        let children = children.unwrap_or_default();
        for child in children.split_whitespace().filter_map(|id| id.parse().ok()) {
            all.extend(family(child));
        }
    }
    all
}

/// Sends a signal, by the command that every shell has.
#[expect(
    clippy::disallowed_methods,
    reason = "it ends the compilers of the cargo of ./run"
)]
fn signal(name: &str, processes: &[u32]) {
    let ids: Vec<String> = processes.iter().map(u32::to_string).collect();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("kill -{name} {}", ids.join(" "))]);
    // Those that ended meanwhile are no mistake.
    let _sent = command.stderr(Stdio::null()).status();
}

/// The status to end with, as cargo ended.
pub fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.unwrap_or(1))
}

fn read(output: impl Read, bar: &AtomicBool, report: &impl Fn(Event)) {
    each_line(output, |line, end| {
        let text = plain(line);
        if let Some(progress) = Progress::read(&text) {
            if bar.load(Relaxed) {
                say(&[line, b"\r"].concat());
            }
            return report(Event::Progress(progress));
        }
        if end == b'\n' {
            say(&[line, b"\n"].concat());
        }
        if !text.trim().is_empty() {
            report(Event::Line(text));
        }
    });
}

/// Prints on standard error. A terminal that is closed is no reason to stop the build.
pub fn say(text: &[u8]) {
    let _written = io::stderr().write_all(text);
}

/// Calls for each line, and for each state of the bar, which ends with a carriage return.
fn each_line(from: impl Read, mut each: impl FnMut(&[u8], u8)) {
    let mut line = Vec::new();
    for byte in BufReader::new(from).bytes().map_while(Result::ok) {
        if matches!(byte, b'\n' | b'\r') {
            each(&line, byte);
            line.clear();
        } else {
            line.push(byte);
        }
    }
    if !line.is_empty() {
        each(&line, b'\n');
    }
}

/// A line without the commands to a terminal (`ESC [ … letter`).
fn plain(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line);
    let mut parts = line.split('\x1b');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let command = part.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        plain.push_str(command.get(1..).unwrap_or_default());
    }
    plain
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "processes of the tests stand for cargo"
)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn commands_to_a_terminal_are_left_out() {
        assert_eq!(plain(b"\x1b[1m\x1b[91merror\x1b[0m: no\x1b[K"), "error: no");
        assert_eq!(plain(b"plain"), "plain");
        assert_eq!(plain(b"cut off \x1b["), "cut off ");
    }

    #[test]
    fn lines_bars_and_the_end_are_reported() {
        let mut command = Command::new("sh");
        let script =
            "printf '   Compiling glam\\n    Building [=> ] 1/4: glam\\rerror: no\\n' >&2; exit 3";
        command.args(["-c", script]);
        let (send, events) = channel();
        let build = CargoBuild::start(command, move |event| drop(send.send(event)));
        let status = build.expect("starts").wait().expect("ends");
        assert_eq!(status.code(), Some(3));
        let events: Vec<Event> = events.iter().collect();
        let progress = Progress {
            done: 1,
            total: 4,
            current: "glam".into(),
        };
        assert_eq!(
            events,
            [
                Event::Line("   Compiling glam".into()),
                Event::Progress(progress),
                Event::Line("error: no".into()),
                Event::Ended,
            ]
        );
    }

    #[test]
    fn stopped_build_ends_with_all_that_it_started() {
        for drops in [false, true] {
            let mut command = Command::new("sh");
            command.args(["-c", "echo $$ >&2; sh -c 'sleep 1000 & echo $! >&2; wait'"]);
            let (send, events) = channel();
            let build = CargoBuild::start(command, move |event| drop(send.send(event)));
            let mut build = build.expect("starts");
            let id = || match events.recv() {
                Ok(Event::Line(id)) => id,
                other => panic!("{other:?}"),
            };
            let ids = [id(), id()];
            if drops {
                drop(build);
            } else {
                build.stop();
                assert!(!build.wait().expect("ends").success());
            }
            let start = Instant::now();
            while ids.iter().any(|id| is_running(id)) {
                assert!(start.elapsed() < Duration::from_secs(20), "{ids:?}");
                thread::sleep(Duration::from_millis(5));
            }
        }
    }

    #[test]
    fn family_has_what_any_thread_started() {
        let own = std::process::id();
        // Not on the main thread: tests run on threads of their own.
        let mut child = Command::new("sleep").arg("1000").spawn().expect("starts");
        let found = family(own);
        assert!(found.contains(&own) && found.contains(&child.id()));
        signal("KILL", &[child.id()]);
        assert!(!child.wait().expect("ends").success());
    }

    #[test]
    fn cargo_that_ended_is_not_waited_for_longer_than_its_last_lines() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & exit 4"]);
        let mut build = CargoBuild::start(command, |_| {}).expect("starts");
        let start = Instant::now();
        assert_eq!(build.wait().expect("ends").code(), Some(4));
        assert!(build.has_ended() && start.elapsed() < Duration::from_secs(30));
    }

    /// Not so either when its own parent has not waited for it yet.
    fn is_running(process: &str) -> bool {
        let stat = fs::read_to_string(format!("/proc/{}/stat", process.trim()));
        stat.is_ok_and(|stat| !stat.contains(") Z "))
    }
}
