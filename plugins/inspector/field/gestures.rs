//! [`Gestures`]: one step of undo for each drag and each stay in a text field.

use playground_base::egui::Id;
use playground_base::state;
use std::time::{SystemTime, UNIX_EPOCH};

/// Numbers gestures. They grow from panel to panel and from start to start, because they begin at
/// the time the panel was made: a gesture never joins one of a generation before.
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
    /// The first gesture gets the number after this one.
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

    /// Keeps the gesture of this widget open: it is dragged, or has the focus.
    pub fn hold(&mut self, widget: Id) {
        self.is_held |= self.open.is_some_and(|(open, _)| open == widget);
    }

    /// Ends the frame, and the gesture unless a widget holds it or the mouse is still down.
    pub fn end_frame(&mut self, is_pointer_down: bool) {
        if !self.is_held && !is_pointer_down {
            self.open = None;
        }
        self.is_held = false;
    }
}
