//! [`Selection`]: the selected entities.

use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::{EntityId, Owner};

/// What is selected: the world, or entities. The world is selected alone, because it and an entity
/// have no component in common.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub enum Selection {
    /// The world, whose components are the resources.
    World,
    /// Entities in the order they were selected, which may be none.
    Entities(Vec<EntityId>),
}

impl Selection {
    /// These owners; the world alone if it is among them.
    pub fn of(owners: Vec<Owner>) -> Self {
        if owners.contains(&Owner::World) {
            Self::World
        } else {
            Self::Entities(owners.into_iter().filter_map(Owner::entity).collect())
        }
    }

    /// The selected entities; none while the world is selected.
    pub fn entities(&self) -> &[EntityId] {
        match self {
            Self::World => &[],
            Self::Entities(entities) => entities,
        }
    }

    /// The entity that was selected last.
    pub fn primary(&self) -> Option<EntityId> {
        self.entities().last().copied()
    }

    /// True when `entity` is selected.
    pub fn is_selected(&self, entity: EntityId) -> bool {
        self.entities().contains(&entity)
    }

    /// True when the world is selected.
    pub fn is_world(&self) -> bool {
        *self == Self::World
    }

    /// Nothing is selected.
    pub fn is_empty(&self) -> bool {
        !self.is_world() && self.entities().is_empty()
    }

    /// The selected owners of components, in the order they were selected.
    pub fn owners(&self) -> Vec<Owner> {
        match self {
            Self::World => vec![Owner::World],
            Self::Entities(entities) => entities.iter().copied().map(Owner::Entity).collect(),
        }
    }
}

/// Nothing is selected.
impl Default for Selection {
    fn default() -> Self {
        Self::Entities(Vec::new())
    }
}
