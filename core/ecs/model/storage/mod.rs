//! Archetypes: the entities with the same components.

use crate::EntityId;
use playground_base::{ArchetypeId, ComponentId};

/// Names the storage of an archetype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StorageId(pub ArchetypeId);

/// One column of one archetype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StorageRef {
    /// The archetype.
    pub archetype: ArchetypeId,
    /// The component.
    pub component: ComponentId,
}

/// An archetype: the entities that have exactly these components. Row `n` of every column belongs
/// to entity `n`.
#[derive(Clone, Debug, Default)]
pub struct Archetype {
    /// Their ids, sorted.
    pub components: Vec<ComponentId>,
    /// The indices of their pools in the world, in the same order.
    pub pools: Vec<u32>,
    /// The entities, by row.
    pub entities: Vec<EntityId>,
    /// Cached transitions to other archetypes by a change of one component.
    pub edges: Vec<Edge>,
}

/// A change of one component of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is added, or replaced where the entity has it.
    Add,
    /// It is removed.
    Remove,
}

/// The transition of an entity to another archetype when one component changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The changed component.
    pub component: ComponentId,
    /// The change.
    pub change: Change,
    /// The archetype of the changed entity.
    pub to: ArchetypeId,
    /// True when the entity lacked the component before.
    pub is_new: bool,
    /// Indices of the pools whose component is added because the changed one requires it.
    pub defaults: Vec<u32>,
}
