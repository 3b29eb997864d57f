//! [`ExclusiveView`].

use crate::{Change, EcsError, Entity, EntityId, Shape, SpawnedRows, Structure};
use playground_base::{ComponentId, StagedRows, TableId, view};

/// Where a component of an entity is after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The entity and its row.
    pub entity: Entity,
    /// True when the entity lacked the component: the caller pushes its row next.
    pub is_new: bool,
}

/// Structural changes of a world that one has exclusively: no lock, no allocation and no atomic
/// operation for an entity. Exclusive systems call it through [`TypedChanges`](crate::TypedChanges),
/// which adds the rows.
///
/// Hold the implementation for a batch (`bound.call(|world| …)`): a call through the binding costs
/// several times what the change itself does.
#[view]
pub trait ExclusiveView {
    /// Puts a fresh entity at the end of the table of its shape. The caller pushes one row for each
    /// component of the shape next.
    fn make(&self, structure: &mut Structure, shape: &mut Shape) -> Result<Entity, EcsError>;

    /// Makes as many entities as there are rows of each component, all or none.
    fn make_batch(
        &self,
        structure: &mut Structure,
        rows: &[StagedRows],
    ) -> Result<SpawnedRows, EcsError>;

    /// Moves an entity to the table that it belongs to after one component of it changed. Where the
    /// component is new, the caller pushes its row next. Removing what is not there is an error.
    fn change(
        &self,
        structure: &mut Structure,
        entity: EntityId,
        component: ComponentId,
        change: Change,
    ) -> Result<Placed, EcsError>;

    /// Ends an entity and all below it; returns how many that were.
    fn end(&self, structure: &mut Structure, entity: EntityId) -> Result<usize, EcsError>;

    /// Ends entities and all below them, table by table; returns how many that were. Those that are
    /// gone already are passed over.
    fn end_batch(&self, structure: &mut Structure, entities: &[EntityId]) -> usize;

    /// Ends all entities of one table, and all below them; returns how many that were.
    fn end_table(&self, structure: &mut Structure, table: TableId) -> usize;
}
