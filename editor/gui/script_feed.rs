//! [`ScriptFeed`]: runs a script while a window is open.

use crate::answer::{Answer, Outcome, outcome_line};
use crate::cli::{Script, command_name, read_on_request};
use crate::supervisor::Channel;
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_core_ui::JobId;
use playground_graphics::egui::Context;
use std::time::Duration;

/// How long to wait for the next line after an answer: lines of a script file arrive at once.
const NEXT: Duration = Duration::from_millis(1);

/// The lines of a script as they arrive, with answers in the same order.
pub struct ScriptFeed {
    lines: Option<Lines>,
    waiting: Option<Waiting>,
    was_refused: bool,
}

/// Lines that a thread reads, each on request: a line that is not executed yet is not read yet, so
/// that the next host can read it when this one hands over.
struct Lines {
    requests: Sender<()>,
    lines: Receiver<String>,
    is_requested: bool,
    was_answered: bool,
    count: usize,
}

/// A line whose outcome is known when its job ends.
struct Waiting {
    command: String,
    job: JobId,
}

impl ScriptFeed {
    /// No script.
    pub const fn none() -> Self {
        Self {
            lines: None,
            waiting: None,
            was_refused: false,
        }
    }

    /// Reads lines on a thread of its own; each wakes the window. `count` lines of the script were
    /// read before.
    pub fn start(script: Script, count: usize, ctx: Context) -> std::io::Result<Self> {
        let (sender, lines) = bounded(1);
        let requests = read_on_request(script, move |line| {
            let is_sent = line.is_some_and(|line| sender.send(line).is_ok());
            if is_sent {
                ctx.request_repaint();
            }
            is_sent
        })?;
        Ok(Self {
            lines: Some(Lines {
                requests,
                lines,
                is_requested: false,
                was_answered: false,
                count,
            }),
            waiting: None,
            was_refused: false,
        })
    }

    /// Lines that were taken from the script.
    pub fn lines_read(&self) -> usize {
        self.lines.as_ref().map_or(0, |lines| lines.count)
    }

    /// The command that waits for its outcome. When this process hands over, the next host answers
    /// it.
    pub fn unanswered(&self) -> Option<&str> {
        self.waiting
            .as_ref()
            .map(|waiting| waiting.command.as_str())
    }

    /// True when a line was refused.
    pub const fn was_refused(&self) -> bool {
        self.was_refused
    }

    /// True while a line waits for its outcome.
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// The next line to execute.
    pub fn next_line(&mut self) -> Option<String> {
        if self.waiting.is_some() {
            return None;
        }
        let lines = self.lines.as_mut()?;
        loop {
            let line = lines.next()?;
            if !line.is_empty() && !line.starts_with('#') {
                return Some(line);
            }
        }
    }

    /// Answers a line, now or when its job ends.
    pub fn answer(&mut self, line: &str, answer: Answer, channel: &mut Channel) {
        let command = command_name(line);
        match answer {
            Answer::Done(fields) => self.send(command, &Ok(fields), channel),
            Answer::Refused(error) => self.send(command, &Err(error), channel),
            Answer::Later(job) => {
                let command = command.to_owned();
                self.waiting = Some(Waiting { command, job });
            }
        }
    }

    /// Answers the line that waits for this job.
    pub fn deliver(&mut self, job: JobId, outcome: &Outcome, channel: &mut Channel) {
        if let Some(waiting) = self.waiting.take_if(|waiting| waiting.job == job) {
            self.send(&waiting.command, outcome, channel);
        }
    }

    fn send(&mut self, command: &str, outcome: &Outcome, channel: &mut Channel) {
        self.was_refused |= outcome.is_err();
        let _output_is_closed = channel.answer(&outcome_line(command, outcome));
    }
}

impl Lines {
    fn next(&mut self) -> Option<String> {
        if !self.is_requested {
            self.requests.send(()).ok()?;
            self.is_requested = true;
        }
        let line = if std::mem::take(&mut self.was_answered) {
            self.lines.recv_timeout(NEXT).ok()?
        } else {
            self.lines.try_recv().ok()?
        };
        self.is_requested = false;
        self.was_answered = true;
        self.count += 1;
        Some(line)
    }
}
