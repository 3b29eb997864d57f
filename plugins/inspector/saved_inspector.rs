//! [`SavedInspector`].

use crate::field::EnteredAngles;
use crate::panel_state::PanelState;
use playground_base::egui::Id;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::Owner;
use playground_core_ui::Selection;

/// What survives a reload of the panel, a drag or a text in the middle of it included.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct SavedInspector {
    /// Sections and structs that are closed, by path.
    pub closed: Vec<String>,
    /// The computed components are shown.
    pub shows_computed: bool,
    /// Fields that are as in a new component are hidden.
    pub only_changed: bool,
    /// Whom the rest is about.
    pub selection: Vec<Owner>,
    /// The gesture that is going on: its widget and its number.
    pub gesture: Option<(Id, u64)>,
    /// The text being edited: its field, and what stands in it.
    pub text: Option<(Id, String)>,
    /// Angles that the user entered.
    pub angles: Vec<EnteredAngles>,
}

impl From<&PanelState> for SavedInspector {
    fn from(state: &PanelState) -> Self {
        let mut closed: Vec<String> = state.closed.iter().cloned().collect();
        closed.sort_unstable();
        Self {
            closed,
            shows_computed: state.shows_computed,
            only_changed: state.only_changed,
            selection: state.selection.owners(),
            gesture: state.gestures.open(),
            text: state.texts.open.clone(),
            angles: state.eulers.entered().collect(),
        }
    }
}

impl PanelState {
    /// Goes on where the panel's generation before stood.
    pub fn restore(&mut self, saved: SavedInspector) {
        self.closed = saved.closed.into_iter().collect();
        self.shows_computed = saved.shows_computed;
        self.only_changed = saved.only_changed;
        self.selection = Selection::of(saved.selection);
        self.gestures.reopen(saved.gesture);
        self.texts.open = saved.text;
        self.eulers.restore(saved.angles);
    }
}
