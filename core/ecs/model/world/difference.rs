//! [`WorldDifference`]: what changed since a snapshot.

use crate::EntityId;
use playground_base::{ComponentId, Value};

/// What changed since a snapshot. Derived components such as world transforms are ignored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorldDifference {
    /// Entities that are new, in order.
    pub spawned: Vec<EntityId>,
    /// Entities that are gone, in order.
    pub despawned: Vec<EntityId>,
    /// Entities that exist in both and differ, in order.
    pub changed: Vec<EntityDifference>,
    /// Resources that differ.
    pub resources: Vec<ComponentDifference>,
}

impl WorldDifference {
    /// True when nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An entity that differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityDifference {
    /// The entity.
    pub entity: EntityId,
    /// Its components that differ, in order of registration.
    pub components: Vec<ComponentDifference>,
}

/// A component that differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComponentDifference {
    /// The component.
    pub component: ComponentId,
    /// Its stable name.
    pub name: &'static str,
    /// Added, removed or changed.
    pub kind: DifferenceKind,
    /// Its value in the snapshot, if it had one and the limit on values was not reached.
    pub before: Option<Value>,
    /// Its value now, under the same limit.
    pub after: Option<Value>,
}

/// How a component differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DifferenceKind {
    /// It is new.
    Added,
    /// It was removed.
    Removed,
    /// It has another value.
    #[default]
    Changed,
}
