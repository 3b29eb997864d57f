//! [`WorldDifference`]: what changed since a snapshot.

use crate::EntityId;
use playground_base::{ComponentId, Value};

/// What changed since a snapshot. What is derived (as world transforms are) does not count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorldDifference {
    /// Entities that are new, in order.
    pub spawned: Vec<EntityId>,
    /// Entities that are gone, in order.
    pub despawned: Vec<EntityId>,
    /// Entities of both times that are not as they were, in order.
    pub changed: Vec<EntityDifference>,
    /// Resources that are not as they were.
    pub resources: Vec<ComponentDifference>,
}

impl WorldDifference {
    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An entity that is not as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityDifference {
    /// Which.
    pub entity: EntityId,
    /// Its components that are not as they were, in order of registration.
    pub components: Vec<ComponentDifference>,
}

/// A component that is not as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComponentDifference {
    /// Which.
    pub component: ComponentId,
    /// Its stable name.
    pub name: &'static str,
    /// It came, went or has another value.
    pub kind: DifferenceKind,
    /// Its value then, where it had one and as many values were asked for.
    pub before: Option<Value>,
    /// Its value now, likewise.
    pub after: Option<Value>,
}

/// How something is not as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DifferenceKind {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It has another value.
    #[default]
    Changed,
}
