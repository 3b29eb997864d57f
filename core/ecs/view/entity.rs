//! [`EntityView`].

use crate::{EcsError, EntityId, EntityRef, EntityRows, RowSource, World};
use playground_base::{ComponentId, view};

/// A request for one entity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spawn {
    /// The required id (from a scene, or to undo a deletion); `None` for a fresh one.
    pub id: Option<EntityId>,
    /// Its components. Required components (a `WorldTransform` for a `Transform`) are added.
    pub components: Vec<(ComponentId, RowSource)>,
}

/// Entities: spawn, despawn, hierarchy.
#[view]
pub trait EntityView {
    /// Spawns entities, all or none. Returns their ids in the order of the requests.
    fn spawn(&self, world: &World, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError>;

    /// Spawns entities with these ids whose rows are bytes, all or none: much faster than one request
    /// for each. Required components are added.
    fn spawn_rows(&self, world: &World, rows: &[EntityRows]) -> Result<(), EcsError>;

    /// Entities with the components that are edited and saved, as bytes of rows: those with the same
    /// components together. Entities that are gone are left out.
    fn rows(&self, world: &World, entities: &[EntityId]) -> Vec<EntityRows>;

    /// Despawns entities and their descendants. Returns every despawned id, parents first.
    fn despawn(&self, world: &World, entities: &[EntityId]) -> Result<Vec<EntityId>, EcsError>;

    /// Despawns all entities.
    fn clear(&self, world: &World);

    /// Moves an entity under a parent, or to the root; its placement in the world stays the same.
    fn set_parent(
        &self,
        world: &World,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError>;

    /// The children of an entity, in order of id.
    fn children(&self, world: &World, entity: EntityId) -> Vec<EntityId>;

    /// Entities and their descendants, each once, parents first.
    fn with_descendants(&self, world: &World, entities: &[EntityId]) -> Vec<EntityId>;

    /// The entity that `reference` names.
    fn find(&self, world: &World, reference: &EntityRef) -> Result<EntityId, EcsError>;
}
