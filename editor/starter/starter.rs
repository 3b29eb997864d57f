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

/// Shows a build in a window.
pub struct Starter {
    start: Instant,
    screen: Screen,
    /// Units that cargo had done when it began to compile: they were up to date.
    fresh: usize,
    is_compiling: bool,
    /// The lines from the first error on.
    error: Vec<String>,
    is_over: bool,
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
            is_over: false,
            is_stopped: false,
        }
    }

    /// True when the user closed the window before cargo ended.
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// Shows the build until it ended. If it failed, until the user closes the window.
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
            if self.is_over {
                return Ok(());
            }
        }
        let window = XWindow::open("Playground", SIZE, send)?;
        let fonts = Fonts::new()?;
        let [width, height] = window.size.map(usize::from);
        let mut pixels = vec![0; width * height];
        while !self.is_stopped && (!self.is_over || self.screen.error.is_some()) {
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

    /// Waits until something else is to be shown; false when the window is to close.
    fn wait(
        &mut self,
        events: &Receiver<Event>,
        build: &mut CargoBuild,
    ) -> Result<bool, WindowError> {
        let first = if self.is_over {
            // Nothing changes any more but by the user.
            events.recv().ok()
        } else {
            match events.recv_timeout(TICK) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => return Ok(true),
                Err(RecvTimeoutError::Disconnected) => None,
            }
        };
        let mut next = first;
        if next.is_none() {
            return Ok(false);
        }
        // All that is there, so that a flood of lines is drawn once.
        while let Some(event) = next {
            match event {
                Event::Closed => {
                    self.is_stopped = !self.is_over;
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
            Event::Ended => {
                self.is_over = true;
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
