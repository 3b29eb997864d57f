//! [`Memory`]: what the panel remembers from frame to frame.

use crate::camera::{Controls, Glide, Rig};
use crate::gizmo::Drag;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ui::SelectMode;

/// What the panel remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Where the camera is.
    pub rig: Rig,
    /// Where it is going.
    pub glide: Option<Glide>,
    /// What the mouse does to it.
    pub controls: Controls,
    /// The gizmo's drag.
    pub drag: Option<Drag>,
    /// How the answer to the pick that is under way changes the selection.
    pub pick: Option<SelectMode>,
    /// Counts drags, so that each is an undo step of its own.
    pub gestures: u32,
    /// The last request to frame the selection that was seen; `None` before the first frame.
    pub framed: Option<u64>,
}

/// What survives a reload of the panel, a drag in the middle of it included.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct SavedViewport {
    /// Where the camera is.
    pub rig: Rig,
    /// How fast it flies, in metres a second.
    pub speed_m_s: f32,
    /// Drags so far.
    pub gestures: u32,
    /// The drag that is going on.
    pub drag: Option<Drag>,
    /// The last request to frame the selection that was seen.
    pub framed: Option<u64>,
}

impl Default for SavedViewport {
    fn default() -> Self {
        Self {
            rig: Rig::default(),
            speed_m_s: Controls::default().speed_m_s,
            gestures: 0,
            drag: None,
            framed: None,
        }
    }
}

impl From<&Memory> for SavedViewport {
    fn from(memory: &Memory) -> Self {
        Self {
            rig: memory.glide.map_or(memory.rig, |glide| glide.end()),
            speed_m_s: memory.controls.speed_m_s,
            gestures: memory.gestures,
            drag: memory.drag.clone(),
            framed: memory.framed,
        }
    }
}

impl Memory {
    /// Takes over what the panel's generation before had. A camera that is nowhere stays out.
    pub fn restore(&mut self, saved: SavedViewport) {
        if saved.rig.is_finite() {
            self.rig = saved.rig;
        }
        if saved.speed_m_s.is_finite() {
            self.controls.speed_m_s = saved.speed_m_s;
        }
        self.gestures = saved.gestures;
        self.drag = saved.drag;
        self.framed = saved.framed;
        self.glide = None;
    }
}
