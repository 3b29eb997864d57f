//! [`CargoBuild`]: a running cargo, whose output is read.

use crate::event::{Event, Progress};
use std::fs;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};

/// A running cargo. Its output is passed on to the terminal, without the bar: that is in the window.
pub struct CargoBuild {
    child: Child,
    reads: Option<JoinHandle<()>>,
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
        if io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
            command.env("CARGO_TERM_COLOR", "always");
        }
        let mut build = Self {
            child: command.spawn()?,
            reads: None,
        };
        let output = build.child.stderr.take();
        let read = move || {
            if let Some(output) = output {
                read(output, &report);
            }
            report(Event::Ended);
        };
        let thread = thread::Builder::new().name("cargo".into());
        build.reads = Some(thread.spawn(read)?);
        Ok(build)
    }

    /// Ends cargo, and the compilers that it runs: they would go on for as long as a crate takes, and
    /// the next build would compile the same one beside them. What is compiled stays compiled.
    pub fn stop(&mut self) {
        let compilers = descendants(self.child.id());
        // It may have ended a moment ago.
        let _ended = self.child.kill();
        end(&compilers);
    }

    /// Waits until it ended, and until its last line is passed on.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        if let Some(reads) = self.reads.take() {
            // A panic there lost lines, but cargo ends all the same.
            let _read = reads.join();
        }
        self.child.wait()
    }
}

/// No cargo stays behind, whatever this process ends by.
impl Drop for CargoBuild {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stop();
            let _ended = self.child.wait();
        }
    }
}

/// The processes that a process started, and those that they started.
fn descendants(process: u32) -> Vec<u32> {
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
    let children = children.unwrap_or_default();
    let mut all = Vec::new();
    for child in children.split_whitespace().filter_map(|id| id.parse().ok()) {
        all.push(child);
        all.extend(descendants(child));
    }
    all
}

/// Ends processes, by the command that every shell has.
#[expect(
    clippy::disallowed_methods,
    reason = "it ends the compilers of the cargo of ./run"
)]
fn end(processes: &[u32]) {
    if processes.is_empty() {
        return;
    }
    let ids: Vec<String> = processes.iter().map(u32::to_string).collect();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("kill -KILL {}", ids.join(" "))]);
    // Those that ended meanwhile are no mistake.
    let _ended = command.stderr(Stdio::null()).status();
}

/// The status to end with, as cargo ended.
pub fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.unwrap_or(1))
}

fn read(output: impl Read, report: &impl Fn(Event)) {
    each_line(output, |line, end| {
        let text = plain(line);
        if let Some(progress) = Progress::read(&text) {
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
    use std::time::{Duration, Instant};

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

    /// Not so either when its own parent has not waited for it yet.
    fn is_running(process: &str) -> bool {
        let stat = fs::read_to_string(format!("/proc/{}/stat", process.trim()));
        stat.is_ok_and(|stat| !stat.contains(") Z "))
    }
}
