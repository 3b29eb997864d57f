//! [`ExclusiveView`].

use crate::{
    Change, EcsError, Entity, EntityId, Event, EventId, SpawnPlan, SpawnedRows, WorldData,
};
use playground_base::{ArchetypeId, ComponentId, StagedRows, view};

/// The location of an entity after a change of one component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedEntity {
    /// The entity and its row.
    pub entity: Entity,
    /// True when the entity lacked the component: the caller pushes its row next.
    pub is_new: bool,
}

/// Structural changes of a world with exclusive access: no lock, no allocation and no atomic
/// operation for an entity. Exclusive systems call it through
/// [`TypedChanges`](crate::TypedChanges), which adds the rows.
///
/// Hold the implementation for a batch (`bound.call(|world| …)`): a call through the binding costs
/// several times as much as the change itself.
#[view]
pub trait ExclusiveView {
    /// Adds a fresh entity at the end of the plan's archetype. The caller pushes one row for each
    /// component of the plan next.
    fn make(&self, world_data: &mut WorldData, plan: &mut SpawnPlan) -> Result<Entity, EcsError>;

    /// Spawns one entity for each row, all or none; every component needs the same number of rows.
    fn make_batch(
        &self,
        world_data: &mut WorldData,
        rows: &[StagedRows],
    ) -> Result<SpawnedRows, EcsError>;

    /// Moves an entity to its archetype after a change of one component. Where the component is
    /// new, the caller pushes its row next. Removing a component that the entity lacks is an error.
    fn change(
        &self,
        world_data: &mut WorldData,
        entity: EntityId,
        component: ComponentId,
        change: Change,
    ) -> Result<MovedEntity, EcsError>;

    /// Despawns an entity and its descendants; returns their number.
    fn end(&self, world_data: &mut WorldData, entity: EntityId) -> Result<usize, EcsError>;

    /// Despawns entities and their descendants, archetype by archetype; returns their number.
    /// Entities that are gone already are skipped.
    fn end_batch(&self, world_data: &mut WorldData, entities: &[EntityId]) -> usize;

    /// Despawns all entities of one archetype and their descendants; returns their number.
    fn end_archetype(&self, world_data: &mut WorldData, archetype: ArchetypeId) -> usize;

    /// Sends an event.
    fn send(&self, world_data: &mut WorldData, event: Event) -> EventId;
}
