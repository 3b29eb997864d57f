//! [`ComponentView`].

use crate::{EcsError, EntityId, Migrated, RowSource, World};
use playground_base::{
    ComponentDescription, ComponentId, ErasedPool, Library, ModelInfo, Value, view,
};

/// Components: register, read, write, add, remove, migrate.
#[view]
pub trait ComponentView {
    /// Registers component types, each with an empty pool; known types keep their pool. A resource
    /// exists at once, with its default.
    ///
    /// # Errors
    /// When a type has the name of another registered one. Nothing is registered then.
    fn register(
        &self,
        world: &World,
        models: &[ModelInfo],
        library: &Library,
    ) -> Result<(), EcsError>;

    /// Fills a new pool beside the old one, field by field by name, converts what changed its type
    /// ([`Conversion`](playground_base::Conversion)), and returns every value that has no place in
    /// the new type, of the present rows and of those in snapshots. A field that is gone and had the
    /// default of its type says nothing, and is not returned. The world still uses the old pool;
    /// [`adopt`](Self::adopt) flips.
    fn evacuate(
        &self,
        world: &World,
        model: &ModelInfo,
        library: &Library,
    ) -> Result<Migrated, EcsError>;

    /// Makes these pools the world's and returns the pools before, to be adopted again if the new
    /// generation fails.
    fn adopt(&self, world: &World, pools: Vec<ErasedPool>) -> Vec<ErasedPool>;

    /// Removes a component from every entity and from the resources, and returns its rows. A
    /// resource belongs to no entity.
    fn take_out(&self, world: &World, id: ComponentId) -> Vec<(Option<EntityId>, Value)>;

    /// Descriptions of all registered components, by name.
    fn descriptions(&self, world: &World) -> Vec<&'static ComponentDescription>;

    /// The components of an entity, in order of registration.
    fn of_entity(&self, world: &World, entity: EntityId) -> Result<Vec<ComponentId>, EcsError>;

    /// One component as a value.
    fn get(&self, world: &World, entity: EntityId, id: ComponentId) -> Result<Value, EcsError>;

    /// Replaces one component.
    fn set(
        &self,
        world: &World,
        entity: EntityId,
        id: ComponentId,
        value: Value,
    ) -> Result<(), EcsError>;

    /// Adds components, or replaces them where the entity has them.
    fn insert(
        &self,
        world: &World,
        rows: Vec<(EntityId, ComponentId, RowSource)>,
    ) -> Result<(), EcsError>;

    /// Removes components.
    fn remove(&self, world: &World, rows: &[(EntityId, ComponentId)]) -> Result<(), EcsError>;

    /// A resource as a value; `None` when the world lacks it.
    fn resource(&self, world: &World, id: ComponentId) -> Option<Value>;

    /// Gives every resource its default, as in a new world.
    fn reset_resources(&self, world: &World);

    /// Sets a resource.
    fn set_resource(&self, world: &World, id: ComponentId, row: RowSource) -> Result<(), EcsError>;
}
