//! [`CargoBuild`]: a running cargo, whose output is read.

use crate::event::{Event, Progress};
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;

/// A running cargo. Its output is passed on to the terminal.
pub struct CargoBuild {
    child: Child,
}

impl CargoBuild {
    /// Starts it. `report` is called on another thread for whatever happens.
    pub fn start(
        mut command: Command,
        report: impl Fn(Event) + Send + 'static,
    ) -> io::Result<Self> {
        // Cargo draws no bar where it sees no terminal.
        command
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "120")
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let output = child.stderr.take();
        let read = move || {
            if let Some(output) = output {
                read(output, &report);
            }
            report(Event::Ended);
        };
        thread::Builder::new().name("cargo".into()).spawn(read)?;
        Ok(Self { child })
    }

    /// Ends cargo. What is compiled stays compiled.
    pub fn stop(&mut self) {
        // It may have ended a moment ago.
        let _ended = self.child.kill();
    }

    /// Waits until it ended.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        self.child.wait()
    }
}

/// The status to end with, as cargo ended.
pub fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.unwrap_or(1))
}

fn read(output: impl Read, report: &impl Fn(Event)) {
    let mut terminal = io::stderr();
    let shows_bar = terminal.is_terminal();
    each_line(output, |line, end| {
        let text = plain(line);
        let progress = Progress::read(&text);
        if shows_bar || (progress.is_none() && end == b'\n') {
            // A terminal that is closed is no reason to stop the build.
            let _written = terminal
                .write_all(line)
                .and_then(|()| terminal.write_all(&[end]));
        }
        match progress {
            Some(progress) => report(Event::Progress(progress)),
            None if !text.trim().is_empty() => report(Event::Line(text)),
            None => {}
        }
    });
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
    fn stopped_build_ends() {
        let mut command = Command::new("sleep");
        command.arg("1000");
        let mut build = CargoBuild::start(command, |_| {}).expect("starts");
        build.stop();
        assert!(!build.wait().expect("ends").success());
    }
}
