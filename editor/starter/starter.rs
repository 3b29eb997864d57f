//! [`Starter`]: shows a build in a window.

use crate::canvas::Canvas;
use crate::cargo_build::CargoBuild;
use crate::event::Event;
use crate::fonts::Fonts;
use crate::screen::{ERROR_LINES, SIZE, Screen};
use crate::x_window::{WindowError, XWindow};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// A build that is shorter shows no window.
const SHORT: Duration = Duration::from_secs(2);
/// How often the time is shown anew.
const TICK: Duration = Duration::from_secs(1);
/// How long a failure is shown: nobody may be there to close the window.
const FAILURE: Duration = Duration::from_secs(60);

/// Shows a build in a window.
pub struct Starter {
    start: Instant,
    screen: Screen,
    /// Units that cargo had done when it began to compile: they were up to date.
    fresh: usize,
    is_compiling: bool,
    /// The lines from the first error on.
    error: Vec<String>,
    /// When cargo ended.
    end: Option<Instant>,
    is_stopped: bool,
}

impl Starter {
    /// For a build that was just started.
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            screen: Screen::default(),
            fresh: 0,
            is_compiling: false,
            error: Vec::new(),
            end: None,
            is_stopped: false,
        }
    }

    /// True when the user closed the window before cargo ended.
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// True when cargo ended.
    pub const fn is_over(&self) -> bool {
        self.end.is_some()
    }

    /// Shows the build until it ended; if it failed, for a while longer, or until the user closes the
    /// window.
    ///
    /// # Errors
    /// When there is no window, or none any more. The build goes on.
    pub fn run(
        &mut self,
        build: &mut CargoBuild,
        send: Sender<Event>,
        events: &Receiver<Event>,
    ) -> Result<(), WindowError> {
        let opens = self.start + SHORT;
        while Instant::now() < opens {
            if let Ok(event) = events.recv_timeout(opens.saturating_duration_since(Instant::now()))
            {
                self.take(event, build);
            }
            if self.end.is_some() {
                return Ok(());
            }
        }
        let window = XWindow::open("Playground", SIZE, send)?;
        let fonts = Fonts::new()?;
        let [width, height] = window.size.map(usize::from);
        let mut pixels = vec![0; width * height];
        while self.is_shown() {
            self.screen.time = self.start.elapsed();
            let mut canvas = Canvas {
                pixels: &mut pixels,
                width,
                scale: window.scale,
            };
            self.screen.draw(&mut canvas, &fonts);
            window.show(&pixels)?;
            if !self.wait(events, build)? {
                break;
            }
        }
        Ok(())
    }

    fn is_shown(&self) -> bool {
        match self.end {
            None => true,
            Some(_) if self.screen.error.is_none() => false,
            Some(end) => end.elapsed() < FAILURE,
        }
    }

    /// Waits until something else is to be shown; false when the window is to close.
    fn wait(
        &mut self,
        events: &Receiver<Event>,
        build: &mut CargoBuild,
    ) -> Result<bool, WindowError> {
        let mut next = match events.recv_timeout(TICK) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => {
                // Something else may hold its standard error.
                if self.end.is_none() && build.has_ended() {
                    self.take(Event::Ended, build);
                }
                return Ok(true);
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(false),
        };
        // All that is there, so that a flood of lines is drawn once.
        while let Some(event) = next {
            match event {
                Event::Closed => {
                    self.is_stopped = self.end.is_none();
                    return Ok(false);
                }
                Event::Lost => return Err(WindowError("the X server closed it".to_owned())),
                event => self.take(event, build),
            }
            next = events.try_recv().ok();
        }
        Ok(true)
    }

    fn take(&mut self, event: Event, build: &mut CargoBuild) {
        match event {
            Event::Progress(progress) => {
                if !self.is_compiling {
                    self.fresh = progress.done;
                }
                self.screen.progress = progress.without(self.fresh);
            }
            Event::Line(line) => self.take_line(line),
            Event::Ended if self.end.is_some() => {}
            Event::Ended => {
                self.end = Some(Instant::now());
                if !build.wait().is_ok_and(|status| status.success()) {
                    self.screen.error = Some(std::mem::take(&mut self.error));
                }
            }
            Event::Exposed | Event::Closed | Event::Lost => {}
        }
    }

    fn take_line(&mut self, line: String) {
        self.is_compiling |= line.trim_start().starts_with("Compiling ");
        if self.error.is_empty() && !line.starts_with("error") {
            self.screen.status = line.trim().to_owned();
        } else if self.error.len() < ERROR_LINES {
            self.error.push(line);
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "processes of the tests stand for cargo"
)]
mod tests {
    use super::*;
    use crate::event::Progress;
    use std::process::Command;

    /// What is shown after these events of a build that ends with this status.
    fn after(events: Vec<Event>, status: u8) -> Starter {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("exit {status}")]);
        let mut build = CargoBuild::start(command, |_| {}).expect("starts");
        let mut starter = Starter::new();
        for event in events {
            starter.take(event, &mut build);
        }
        starter
    }

    fn progress(done: usize) -> Event {
        Event::Progress(Progress {
            done,
            total: 540,
            current: "glam".into(),
        })
    }

    fn line(text: &str) -> Event {
        Event::Line(text.into())
    }

    #[test]
    fn what_was_up_to_date_is_no_progress() {
        let compiling = || line("   Compiling glam v0.33.0");
        let starter = after(vec![progress(500), compiling(), progress(510)], 0);
        let shown = &starter.screen.progress;
        assert_eq!((shown.done, shown.total), (10, 40));
        let starter = after(vec![compiling(), progress(10)], 0);
        assert_eq!(starter.screen.progress.done, 10);
    }

    #[test]
    fn failure_shows_the_first_error_for_a_while() {
        let mut events = vec![line("   Compiling glam v0.33.0"), line("error: no linker")];
        events.extend((0..9).map(|at| line(&format!("line {at}"))));
        events.push(Event::Ended);
        let mut starter = after(events, 101);
        let error = starter.screen.error.clone().expect("it failed");
        assert_eq!(error.len(), ERROR_LINES);
        assert_eq!(error.first().map(String::as_str), Some("error: no linker"));
        assert!(starter.is_shown());
        // For a while.
        starter.end = Instant::now().checked_sub(FAILURE);
        assert!(starter.end.is_some() && !starter.is_shown());
    }

    #[test]
    fn window_closes_with_a_build_that_succeeded() {
        assert!(after(vec![line("error: of a build script")], 0).is_shown());
        let starter = after(vec![line("error: of a build script"), Event::Ended], 0);
        assert!(!starter.is_shown() && starter.screen.error.is_none());
    }

    #[test]
    fn closing_the_window_stops_a_build_that_runs() {
        for (ends, stops) in [(false, true), (true, false)] {
            let mut starter = after(if ends { vec![Event::Ended] } else { Vec::new() }, 1);
            let (send, events) = std::sync::mpsc::channel();
            send.send(Event::Closed).expect("it is open");
            let mut build = CargoBuild::start(Command::new("true"), |_| {}).expect("starts");
            assert!(matches!(starter.wait(&events, &mut build), Ok(false)));
            assert_eq!(starter.is_stopped(), stops);
        }
    }
}
