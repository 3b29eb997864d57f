//! [`EntityView`].

use crate::{EcsError, EntityId, EntityRef, RowSource, World};
use playground_base::{ComponentId, view};

/// A request for one entity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spawn {
    /// The id it must get (from a scene, or to undo a deletion); `None` for a fresh one.
    pub id: Option<EntityId>,
    /// Its components. What they need besides (a `WorldTransform` for a `Transform`) is added.
    pub components: Vec<(ComponentId, RowSource)>,
}

/// Entities: spawn, despawn, hierarchy.
#[view]
pub trait EntityView {
    /// Makes entities, all or none. Returns their ids in the order asked for.
    fn spawn(&self, world: &World, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError>;

    /// Ends entities and all below them. Returns every id that ended, parents first.
    fn despawn(&self, world: &World, entities: &[EntityId]) -> Result<Vec<EntityId>, EcsError>;

    /// Ends all entities.
    fn clear(&self, world: &World);

    /// Places an entity under another, or at the root; its place in the world stays as it is.
    fn set_parent(
        &self,
        world: &World,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError>;

    /// The entities right below one, in order of id.
    fn children(&self, world: &World, entity: EntityId) -> Vec<EntityId>;

    /// An entity and all below it, parents first.
    fn with_descendants(&self, world: &World, entity: EntityId) -> Vec<EntityId>;

    /// The entity that `reference` names.
    fn find(&self, world: &World, reference: &EntityRef) -> Result<EntityId, EcsError>;
}
