//! [`ScriptFeed`]: commands from outside, while a window runs.

use crate::app::EditorApp;
use crate::commands::{Answer, answer_line};
use crate::run::{Script, command_name};
use playground_base::crossbeam::channel::{Receiver, Sender, TryRecvError, bounded};
use playground_base::egui::Context;
use playground_core_engine::BuildStatus;
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

/// A line that is not answered yet.
enum Waiting {
    /// A reload; answered by the report that comes after so many.
    Reload { line: String, before: usize },
    /// A project that another host opens; that host gives the answer, unless it does not build.
    Host { line: String, before: usize },
    /// A picture.
    Picture {
        line: String,
        done: Receiver<Result<(), String>>,
        answer: Answer,
    },
    /// A picture was asked for by the line that is being executed.
    PictureBegins(Receiver<Result<(), String>>),
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

    /// The command that the next host is to answer.
    pub fn unanswered(&self) -> Option<&str> {
        match &self.waiting {
            Some(Waiting::Host { line, .. }) => Some(command_name(line)),
            _ => None,
        }
    }

    /// True while an answer is waited for.
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// A picture is about to be taken; whoever takes it tells when it is done.
    pub fn picture_begins(&mut self) -> Sender<Result<(), String>> {
        let (sender, done) = bounded(1);
        self.waiting = Some(Waiting::PictureBegins(done));
        sender
    }

    /// The next line to execute; answers the one before when it can be.
    pub fn next(&mut self, app: &EditorApp) -> Option<String> {
        self.settle(app);
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

    /// Answers a line, now or when what it began has ended.
    pub fn answer(&mut self, line: &str, answer: Answer, app: &EditorApp) {
        let line = line.to_owned();
        let builds = matches!(app.state.build, BuildStatus::Building { .. });
        self.waiting = match self.waiting.take() {
            Some(Waiting::PictureBegins(done)) => Some(Waiting::Picture { line, done, answer }),
            _ if answer.is_ok() && command_name(&line) == "reload" && builds => {
                let before = app.reports_told;
                Some(Waiting::Reload { line, before })
            }
            _ if answer.is_ok() && opens(command_name(&line)) && builds => {
                let before = app.hosts_told;
                Some(Waiting::Host { line, before })
            }
            _ => {
                print(&line, &answer);
                None
            }
        };
    }

    fn settle(&mut self, app: &EditorApp) {
        self.waiting = match self.waiting.take() {
            Some(Waiting::Reload { line, before }) => match &app.last_reload {
                Some(answer) if app.reports_told > before => {
                    print(&line, answer);
                    None
                }
                _ => Some(Waiting::Reload { line, before }),
            },
            Some(Waiting::Host { line, before }) => match &app.last_host {
                Some(Err(refusal)) if app.hosts_told > before => {
                    print(&line, &Err(refusal.clone()));
                    None
                }
                _ => Some(Waiting::Host { line, before }),
            },
            Some(Waiting::Picture { line, done, answer }) => match done.try_recv() {
                Ok(Ok(())) => {
                    print(&line, &answer);
                    None
                }
                Ok(Err(error)) => {
                    print(&line, &Err(error.into()));
                    None
                }
                Err(TryRecvError::Empty) => Some(Waiting::Picture { line, done, answer }),
                Err(TryRecvError::Disconnected) => {
                    print(&line, &Err("the picture was not taken".into()));
                    None
                }
            },
            Some(Waiting::PictureBegins(_)) | None => None,
        };
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

/// Commands that may be answered by another host.
fn opens(command: &str) -> bool {
    ["open", "new", "trust"].contains(&command)
}

/// Gives the answer that the host before this one left to be given.
pub fn answer_now(command: &str, answer: &Answer) {
    print(command, answer);
}

fn print(line: &str, answer: &Answer) {
    let _nobody_reads = writeln!(
        std::io::stdout().lock(),
        "{}",
        answer_line(command_name(line), answer)
    );
}
