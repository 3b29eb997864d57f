//! [`Pastes`]: texts of the clipboard that were asked for.

use playground_base::egui::{Context, Event, ViewportCommand};
use playground_core_ui::JobId;

/// After how many frames no text comes any more: the clipboard is empty.
const FRAMES: u32 = 4;

/// Jobs that wait for the text of the clipboard.
#[derive(Debug, Default)]
pub struct Pastes {
    waiting: Vec<JobId>,
    frames: u32,
}

impl Pastes {
    /// Asks the window for the text; it comes as an event of a later frame.
    pub fn ask(&mut self, ctx: &Context, job: JobId) {
        self.waiting.push(job);
        self.frames = 0;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        ctx.request_repaint();
    }

    /// True while a text is waited for.
    pub const fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The jobs that are to end in this frame, with the text or without one. The event is taken:
    /// what was asked for is no text for the field that has the focus.
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
