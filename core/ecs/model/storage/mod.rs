//! Storage: tables of entities with the same components.

use crate::EntityId;
use playground_base::{ComponentId, TableId};

/// Names a storage: the same number as its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StorageId(pub TableId);

/// One column of one storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StorageRef {
    /// Which table.
    pub table: TableId,
    /// Which component.
    pub component: ComponentId,
}

/// A table: the entities that have exactly these components. Row `n` of every column belongs to
/// entity `n`.
#[derive(Clone, Debug, Default)]
pub struct Storage {
    /// Sorted.
    pub components: Vec<ComponentId>,
    /// Places of their pools in the world, in the same order.
    pub pools: Vec<u32>,
    /// Whose rows they are.
    pub entities: Vec<EntityId>,
    /// Where its entities went when they changed by one component.
    pub edges: Vec<Edge>,
}

/// What happens to a component of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is added, or replaced where the entity has it.
    Add,
    /// It is removed.
    Remove,
}

/// Where an entity of one table goes when one component changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Which component.
    pub component: ComponentId,
    /// What happens to it.
    pub change: Change,
    /// The table of the changed entity.
    pub to: TableId,
    /// True when the entity lacked the component before.
    pub is_new: bool,
    /// Places of the pools whose component comes along because the changed one needs it.
    pub defaults: Vec<u32>,
}
