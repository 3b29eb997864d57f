//! [`Selection`].

use playground_core_ecs::EntityId;

/// Selected entities, the last one selected last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// In the order they were selected.
    pub entities: Vec<EntityId>,
}

impl Selection {
    /// The one that was selected last.
    pub fn as_primary(&self) -> Option<EntityId> {
        self.entities.last().copied()
    }

    /// True when `entity` is selected.
    pub fn is_selected(&self, entity: EntityId) -> bool {
        self.entities.contains(&entity)
    }
}
