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
}
