//! [`Selected`]: the selection, in order and as a set.

use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;
use std::collections::HashSet;

/// The selection, in order and as a set.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(
    crate = "playground_base::serde",
    from = "Vec<EntityId>",
    into = "Vec<EntityId>"
)]
pub struct Selected {
    list: Vec<EntityId>,
    set: HashSet<EntityId>,
}

impl Selected {
    /// Follows the editor's selection; tells whether it changed.
    pub fn update(&mut self, selection: &[EntityId]) -> bool {
        if self.list == selection {
            return false;
        }
        self.list = selection.to_vec();
        self.set = selection.iter().copied().collect();
        true
    }

    /// Whether an entity is selected.
    pub fn contains(&self, entity: EntityId) -> bool {
        self.set.contains(&entity)
    }

    /// In the order they were selected.
    pub fn list(&self) -> &[EntityId] {
        &self.list
    }

    /// The one that was selected last.
    pub fn primary(&self) -> Option<EntityId> {
        self.list.last().copied()
    }

    /// All selected entities if this one is among them, else this one alone.
    pub fn with(&self, entity: EntityId) -> Vec<EntityId> {
        match self.contains(entity) {
            true => self.list.clone(),
            false => vec![entity],
        }
    }
}

impl From<Vec<EntityId>> for Selected {
    fn from(list: Vec<EntityId>) -> Self {
        let set = list.iter().copied().collect();
        Self { list, set }
    }
}

impl From<Selected> for Vec<EntityId> {
    fn from(selected: Selected) -> Self {
        selected.list
    }
}
