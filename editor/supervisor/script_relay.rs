//! [`ScriptRelay`]: hands the lines of a script to the editor, and prints the answers.

use crate::answer::{CommandError, outcome_line};
use crate::cli::{LAST_LINE, Script, command_name, read_on_request};
use playground_base::crossbeam::channel::{Sender, unbounded};
use std::io::{self, PipeReader, Read, Write};

/// Hands the lines of a script to the editor, one at a time, and prints the answers. It outlives the
/// editor, so each line is answered once: by the editor that read it, or by how that one ended. A line
/// that no editor has read goes to the next one.
pub struct ScriptRelay {
    requests: Sender<()>,
    /// The line that was handed out and is not answered.
    line: Option<String>,
    pipe: Option<LinePipe>,
    /// No line follows, or nobody reads the answers.
    is_over: bool,
}

impl ScriptRelay {
    /// Reads the first line. `deliver` gets each line that was requested, `None` at the end.
    pub fn start(
        script: Script,
        deliver: impl FnMut(Option<String>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let relay = Self {
            requests: read_on_request(script, deliver)?,
            line: None,
            pipe: None,
            is_over: false,
        };
        relay.request();
        Ok(relay)
    }

    /// Standard input of an editor that is started, with the line that the one before it left.
    pub fn connect(&mut self) -> io::Result<PipeReader> {
        let (pipe, input) = LinePipe::open()?;
        self.pipe = Some(pipe);
        match &self.line {
            Some(line) => self.send(line.clone()),
            None if self.is_over => self.close(),
            None => {}
        }
        Ok(input)
    }

    /// Hands out the line that was requested.
    pub fn hand_out(&mut self, line: Option<String>) {
        match line {
            None => self.close(),
            // It is not answered.
            Some(line) if line.is_empty() || line.starts_with('#') => self.request(),
            Some(line) => {
                self.send(line.clone());
                self.line = Some(line);
            }
        }
    }

    /// The line that was handed out was answered.
    pub fn answered(&mut self) {
        if self.line.take().is_some() {
            self.request();
        }
    }

    /// Answers the command of an editor that ended before it did.
    pub fn answer_crash(&mut self, command: &str, how: String) {
        let answer = outcome_line(command, &Err(CommandError::Outside(how)));
        let mut out = io::stdout().lock();
        let printed = writeln!(out, "{answer}").and_then(|()| out.flush());
        if printed.is_err() {
            self.close();
        }
        self.answered();
    }

    /// The editor ended. Returns the command that it read and did not answer.
    pub fn disconnect(&mut self) -> Option<String> {
        let unread = self.pipe.take().map(LinePipe::take_back);
        let line = self.line.as_ref()?;
        let was_read = unread.unwrap_or_default().len() <= line.len();
        was_read.then(|| command_name(line).to_owned())
    }

    fn request(&self) {
        if !self.is_over {
            let _script_is_over = self.requests.send(());
        }
    }

    fn send(&self, line: String) {
        if let Some(lines) = self.pipe.as_ref().and_then(|pipe| pipe.lines.as_ref()) {
            let _editor_ended = lines.send(line + "\n");
        }
    }

    /// The editor finds the end of its input, and ends.
    fn close(&mut self) {
        self.is_over = true;
        self.send(LAST_LINE.to_owned());
        if let Some(pipe) = &mut self.pipe {
            pipe.lines = None;
        }
    }
}

/// Standard input of an editor. What it has not read can be taken back when it ended.
struct LinePipe {
    /// Writes on a thread: a long line waits until the editor reads.
    lines: Option<Sender<String>>,
    reader: PipeReader,
}

impl LinePipe {
    fn open() -> io::Result<(Self, PipeReader)> {
        let (reader, mut writer) = io::pipe()?;
        let input = reader.try_clone()?;
        let (sender, lines) = unbounded::<String>();
        let write = move || {
            for line in lines {
                if writer.write_all(line.as_bytes()).is_err() {
                    break;
                }
            }
        };
        let thread = std::thread::Builder::new().name("lines".into());
        thread.spawn(write)?;
        let lines = Some(sender);
        Ok((Self { lines, reader }, input))
    }

    /// What nobody has read.
    fn take_back(mut self) -> Vec<u8> {
        // The thread ends, and with it the input.
        self.lines = None;
        let mut unread = Vec::new();
        let _what_came_counts = self.reader.read_to_end(&mut unread);
        unread
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::Receiver;
    use std::path::Path;

    /// A relay of these lines, and the lines that it was given.
    fn relay(text: &str) -> (ScriptRelay, Receiver<Option<String>>) {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("it is our file");
        let script = Script::open(Some(Path::new(file.path())), 0).expect("it is there");
        let (sender, lines) = unbounded();
        let relay = ScriptRelay::start(script, move |line| sender.send(line).is_ok());
        (relay.expect("threads can be started"), lines)
    }

    #[test]
    fn line_that_the_ended_editor_has_not_read_goes_to_the_next() {
        let (mut relay, lines) = relay("# a comment\n\nsave\nplay\n");
        let first = relay.connect().expect("a pipe can be made");
        for _ in 0..3 {
            relay.hand_out(lines.recv().expect("it was requested"));
        }
        drop(first);
        assert_eq!(relay.disconnect(), None, "nobody has read it");
        let mut next = relay.connect().expect("a pipe can be made");
        let mut line = [0; 5];
        next.read_exact(&mut line).expect("it comes again");
        assert_eq!(&line, b"save\n");
        assert_eq!(relay.disconnect().as_deref(), Some("save"), "it was read");
    }
}
