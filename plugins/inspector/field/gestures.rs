//! [`Gestures`]: one step of undo for each drag, and for each time that a field has the focus.

use playground_base::state;
use playground_graphics::egui::Id;
use std::time::{SystemTime, UNIX_EPOCH};

/// The numbers of gestures. They start at the time when the panel is created, so that a gesture never
/// merges with one of an earlier generation or session.
#[state(by_hand(Default))]
#[derive(Debug)]
pub struct Gestures {
    #[serde(skip)]
    last: u64,
    open: Option<(Id, u64)>,
    #[serde(skip)]
    is_held: bool,
}

impl Default for Gestures {
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let now_us = now.map_or(0, |now| now.as_micros() as u64);
        Self::starting_at(now_us << 10)
    }
}

impl Gestures {
    /// Numbers that start after this one.
    pub const fn starting_at(last: u64) -> Self {
        Self {
            last,
            open: None,
            is_held: false,
        }
    }

    /// The number of an edit by this widget: that of its open gesture, or a new one.
    pub fn number(&mut self, widget: Id) -> u64 {
        if let Some((_, number)) = self.open.filter(|(open, _)| *open == widget) {
            return number;
        }
        self.last += 1;
        self.open = Some((widget, self.last));
        self.last
    }

    /// Keeps the gesture of this widget open while it is dragged or has the focus.
    pub fn hold(&mut self, widget: Id) {
        self.is_held |= self.open.is_some_and(|(open, _)| open == widget);
    }

    /// Ends the frame, and the gesture unless a widget holds it or a mouse button is down.
    pub fn end_frame(&mut self, is_pointer_down: bool) {
        if !self.is_held && !is_pointer_down {
            self.open = None;
        }
        self.is_held = false;
    }
}
