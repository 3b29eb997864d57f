//! [`Selected`]: the selection, in order and as a set.

use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;
use playground_core_ui::Selection;
use std::collections::HashSet;

/// The selection, in order and as a set.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(
    crate = "playground_base::serde",
    from = "Selection",
    into = "Selection"
)]
pub struct Selected {
    selection: Selection,
    set: HashSet<EntityId>,
}

impl Selected {
    /// Copies the editor's selection; returns whether it changed.
    pub fn update(&mut self, selection: &Selection) -> bool {
        if self.selection == *selection {
            return false;
        }
        self.selection = selection.clone();
        self.set = selection.entities().iter().copied().collect();
        true
    }

    /// Whether an entity is selected.
    pub fn contains(&self, entity: EntityId) -> bool {
        self.set.contains(&entity)
    }

    /// The world is selected.
    pub fn is_world(&self) -> bool {
        self.selection.is_world()
    }

    /// The entities, in the order they were selected.
    pub fn list(&self) -> &[EntityId] {
        self.selection.entities()
    }

    /// The entity that was selected last.
    pub fn primary(&self) -> Option<EntityId> {
        self.list().last().copied()
    }

    /// All selected entities if this one is among them, else this one alone.
    pub fn with(&self, entity: EntityId) -> Vec<EntityId> {
        if self.contains(entity) {
            self.list().to_vec()
        } else {
            vec![entity]
        }
    }
}

impl From<Selection> for Selected {
    fn from(selection: Selection) -> Self {
        let set = selection.entities().iter().copied().collect();
        Self { selection, set }
    }
}

impl From<Selected> for Selection {
    fn from(selected: Selected) -> Self {
        selected.selection
    }
}
