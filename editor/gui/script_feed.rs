//! [`ScriptFeed`]: commands from outside, while a window runs.

use crate::app::EditorApp;
use crate::commands::{Answer, answer_line};
use crate::run::{Script, command_name};
use playground_base::crossbeam::channel::{Receiver, Sender, TryRecvError, bounded, unbounded};
use playground_base::egui::Context;
use playground_core_ui::BuildStatus;
use std::io::Write;

/// Lines as they arrive, and answers in their order.
pub struct ScriptFeed {
    lines: Option<Receiver<String>>,
    waiting: Option<Waiting>,
}

/// A line that is not answered yet.
enum Waiting {
    /// A reload; answered by the report that comes after so many.
    Reload { line: String, before: usize },
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

    /// Reads lines on a thread of its own; each wakes the window.
    pub fn start(mut script: Script, ctx: Context) -> std::io::Result<Self> {
        let (sender, lines) = unbounded();
        std::thread::Builder::new()
            .name("script".into())
            .spawn(move || {
                while let Some(line) = script.next_line() {
                    if sender.send(line).is_err() {
                        break;
                    }
                    ctx.request_repaint();
                }
            })?;
        Ok(Self {
            lines: Some(lines),
            waiting: None,
        })
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
        let lines = self.lines.as_ref()?;
        loop {
            let line = lines.try_recv().ok()?;
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

fn print(line: &str, answer: &Answer) {
    let _nobody_reads = writeln!(
        std::io::stdout().lock(),
        "{}",
        answer_line(command_name(line), answer)
    );
}
