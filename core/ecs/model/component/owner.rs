//! [`Owner`].

use crate::EntityId;
use playground_base::serde::{Deserialize, Serialize};

/// The owner of components: an entity, or the world, whose components are the resources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub enum Owner {
    /// The world: its components are the resources.
    World,
    /// An entity.
    Entity(EntityId),
}

impl Owner {
    /// The entity; `None` for the world.
    pub const fn entity(self) -> Option<EntityId> {
        match self {
            Self::World => None,
            Self::Entity(entity) => Some(entity),
        }
    }
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::World => f.write_str("the World"),
            Self::Entity(entity) => write!(f, "entity {entity}"),
        }
    }
}
