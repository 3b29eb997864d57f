//! [`Pastes`]: requests for the text of the clipboard.

use playground_core_ui::JobId;
use playground_graphics::egui::{Context, Event, ViewportCommand};

/// After this many frames without a text, the clipboard is considered empty.
const FRAMES: u32 = 4;

/// Jobs that wait for the text of the clipboard.
#[derive(Debug, Default)]
pub struct Pastes {
    waiting: Vec<JobId>,
    frames: u32,
}

impl Pastes {
    /// Requests the text from the window; it arrives as an event of a later frame.
    pub fn request(&mut self, ctx: &Context, job: JobId) {
        self.waiting.push(job);
        self.frames = 0;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        ctx.request_repaint();
    }

    /// True while a job waits for a text.
    pub const fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The jobs that end in this frame, with the text if one arrived. Removes the paste event, so
    /// that the focused text field does not get the text too.
    pub fn take(&mut self, ctx: &Context) -> Option<(Vec<JobId>, Option<String>)> {
        if !self.is_waiting() {
            return None;
        }
        let text = ctx.input_mut(|input| {
            let is_paste = |event: &Event| matches!(event, Event::Paste(_));
            let at = input.events.iter().position(is_paste)?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        self.frames += 1;
        let is_over = text.is_some() || self.frames > FRAMES;
        is_over.then(|| (std::mem::take(&mut self.waiting), text))
    }
}
