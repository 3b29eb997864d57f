//! [`ScriptFeed`]: commands from outside, while a window runs.

use crate::answer::{Answer, Outcome, outcome_line};
use crate::cli::{Script, command_name};
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_base::egui::Context;
use playground_core_ui::JobId;
use std::io::Write;
use std::time::Duration;

/// How long the next line may take when one was just answered: those of a script are there already.
const NEXT: Duration = Duration::from_millis(1);

/// Lines as they arrive, and answers in their order.
pub struct ScriptFeed {
    lines: Option<Lines>,
    waiting: Option<Waiting>,
}

/// Lines that a thread reads, each when it is asked for: what is not executed yet is not read yet,
/// and belongs to the next host when this one hands over.
struct Lines {
    asks: Sender<()>,
    lines: Receiver<String>,
    is_asked: bool,
    was_answered: bool,
    count: usize,
}

/// A line whose outcome comes when its job ends.
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
        }
    }

    /// Reads lines on a thread of its own; each wakes the window. `count` lines of the script were
    /// read before.
    pub fn start(mut script: Script, count: usize, ctx: Context) -> std::io::Result<Self> {
        let (sender, lines) = bounded(1);
        let (asks, asked) = bounded(1);
        std::thread::Builder::new()
            .name("script".into())
            .spawn(move || {
                while asked.recv().is_ok()
                    && let Some(line) = script.next_line()
                    && sender.send(line).is_ok()
                {
                    ctx.request_repaint();
                }
            })?;
        Ok(Self {
            lines: Some(Lines {
                asks,
                lines,
                is_asked: false,
                was_answered: false,
                count,
            }),
            waiting: None,
        })
    }

    /// Lines that were taken from the script.
    pub fn lines_read(&self) -> usize {
        self.lines.as_ref().map_or(0, |lines| lines.count)
    }

    /// The command that waits for its outcome: when this process makes room, the next host answers
    /// it.
    pub fn unanswered(&self) -> Option<&str> {
        self.waiting
            .as_ref()
            .map(|waiting| waiting.command.as_str())
    }

    /// True while an outcome is waited for.
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
    pub fn answer(&mut self, line: &str, answer: Answer) {
        let command = command_name(line);
        match answer {
            Answer::Done(fields) => print(command, &Ok(fields)),
            Answer::Refused(error) => print(command, &Err(error)),
            Answer::Later(job) => {
                let command = command.to_owned();
                self.waiting = Some(Waiting { command, job });
            }
        }
    }

    /// A job ended: answers the line that waits for it.
    pub fn deliver(&mut self, job: JobId, outcome: &Outcome) {
        if let Some(waiting) = self.waiting.take_if(|waiting| waiting.job == job) {
            print(&waiting.command, outcome);
        }
    }
}

impl Lines {
    fn next(&mut self) -> Option<String> {
        if !self.is_asked {
            self.asks.send(()).ok()?;
            self.is_asked = true;
        }
        let line = match std::mem::take(&mut self.was_answered) {
            true => self.lines.recv_timeout(NEXT).ok()?,
            false => self.lines.try_recv().ok()?,
        };
        self.is_asked = false;
        self.was_answered = true;
        self.count += 1;
        Some(line)
    }
}

fn print(command: &str, outcome: &Outcome) {
    let mut out = std::io::stdout().lock();
    let _nobody_reads = writeln!(out, "{}", outcome_line(command, outcome));
}
