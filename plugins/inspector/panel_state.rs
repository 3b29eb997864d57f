//! [`PanelState`]: what the panel keeps between frames.

use crate::field::{Eulers, Gestures, TextEditing};
use crate::subject::Defaults;
use playground_base::Value;
use playground_core_ui::Selection;
use std::collections::HashSet;

/// What the panel keeps between frames.
#[derive(Default)]
pub struct PanelState {
    /// Numbers gestures.
    pub gestures: Gestures,
    /// Angles that the user entered.
    pub eulers: Eulers,
    /// Texts being edited.
    pub texts: TextEditing,
    /// What new components hold.
    pub defaults: Defaults,
    /// Sections and structs that are closed, by path.
    pub closed: HashSet<String>,
    /// The computed components are shown.
    pub shows_computed: bool,
    /// Fields that are as in a new component are hidden.
    pub only_changed: bool,
    /// The values of a component that were copied, and its stable name.
    pub copied: Option<(&'static str, Value)>,
    /// What is looked for in the list of components.
    pub search: String,
    /// Whom it is about.
    pub selection: Selection,
}

impl PanelState {
    /// Follows the selection: what was entered for others is forgotten.
    pub fn follow(&mut self, selection: &Selection) {
        if self.selection != *selection {
            self.selection = selection.clone();
            self.eulers.clear();
            self.texts = TextEditing::default();
        }
    }
}
