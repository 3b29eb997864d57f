//! [`EcsComponents`].

use crate::viewmodel::migrate;
use crate::viewmodel::world_data::replace_row;
use crate::viewmodel::world_data::{
    self, NewIds, begin_change, check_parents, check_row, locate_row, no_component, parent_value,
};
use playground_base::{
    ArchetypeId, ComponentDescription, ComponentId, Context, ErasedPool, Library, ModelInfo,
    ModuleError, Value, view_model,
};
use playground_core_ecs::{
    ComponentView, EcsError, Entity, EntityId, Migrated, RowSource, World, WorldData,
    observe_insert,
};
use std::collections::HashMap;

/// Components: register, read, write, add, remove, migrate.
///
/// It needs no keys, so it can be made before any component is registered.
pub struct EcsComponents {}

impl EcsComponents {
    /// Without any state.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl ComponentView for EcsComponents {
    fn register(
        &self,
        world: &World,
        models: &[ModelInfo],
        library: &Library,
    ) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        models
            .iter()
            .try_for_each(|model| check_model(world_data, model))?;
        for model in models {
            let id = ComponentId(model.model_type);
            let index = world_data.pools.len() as u32;
            if !world_data.pool_of.contains_key(&id) {
                let pool = (model.new_pool)(&world_data.token, index, library);
                if pool.is_sparse() {
                    world_data.sparse.push(index);
                }
                world_data.pools.push(pool);
                world_data.pool_of.insert(id, index);
            }
        }
        world_data::ensure_resources(world_data);
        Ok(())
    }

    fn evacuate(
        &self,
        world: &World,
        model: &ModelInfo,
        library: &Library,
    ) -> Result<Migrated, EcsError> {
        migrate::evacuate(&mut world.data.write(), model, library)
    }

    fn adopt(&self, world: &World, pools: Vec<ErasedPool>) -> Vec<ErasedPool> {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        let before = migrate::adopt(world_data, pools);
        // A component may have become a resource.
        world_data::ensure_resources(world_data);
        before
    }

    fn take_out(&self, world: &World, id: ComponentId) -> Vec<(Option<EntityId>, Value)> {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        migrate::take_out(world_data, id)
    }

    fn descriptions(&self, world: &World) -> Vec<&'static ComponentDescription> {
        let world_data = world.data.read();
        let mut all: Vec<_> = world_data
            .pools
            .iter()
            .map(ErasedPool::description)
            .collect();
        all.sort_unstable_by_key(|description| description.name);
        all
    }

    fn of_entity(&self, world: &World, entity: EntityId) -> Result<Vec<ComponentId>, EcsError> {
        let world_data = world.data.read();
        let here = entity_at(&world_data, entity)?;
        let archetype = world_data.archetype(here);
        let mut indices = archetype.map_or(Vec::new(), |archetype| archetype.pools.clone());
        let has = |index: &&u32| {
            let pool = world_data.pools.get(**index as usize);
            pool.is_some_and(|pool| locate_row(&world_data, here, pool).is_some())
        };
        indices.extend(world_data.sparse.iter().filter(has));
        indices.sort_unstable();
        let pools = indices
            .iter()
            .filter_map(|p| world_data.pools.get(*p as usize));
        Ok(pools.map(ErasedPool::component).collect())
    }

    fn get(&self, world: &World, entity: EntityId, id: ComponentId) -> Result<Value, EcsError> {
        let world_data = world.data.read();
        let here = entity_at(&world_data, entity)?;
        let pool = world_data.pool(id).ok_or_else(|| no_component(id))?;
        let location = locate_row(&world_data, here, pool);
        let value = location
            .and_then(|(archetype_id, row)| pool.read(&world_data.token, archetype_id, row));
        value.ok_or_else(|| lacks(entity, pool))
    }

    fn set(
        &self,
        world: &World,
        entity: EntityId,
        id: ComponentId,
        value: Value,
    ) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        let here = entity_at(world_data, entity)?;
        let source = RowSource::Value(value);
        check_row(world_data, id, &source)?;
        let parents = HashMap::from_iter(parent_value(id, &source).map(|p| (entity, p)));
        check_parents(world_data, &parents, &NewIds::default())?;
        begin_change(world_data);
        let pool = world_data.pool(id).ok_or_else(|| no_component(id))?;
        let location = locate_row(world_data, here, pool).ok_or_else(|| lacks(entity, pool))?;
        let (pool, token) = pool_mut(world_data, id)?;
        replace_row(pool, token, location, source);
        observe_insert(&mut world_data.observations, entity, id, false);
        Ok(())
    }

    fn insert(
        &self,
        world: &World,
        rows: Vec<(EntityId, ComponentId, RowSource)>,
    ) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        world_data::insert(world_data, rows)
    }

    fn remove(&self, world: &World, rows: &[(EntityId, ComponentId)]) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        world_data::remove(world_data, rows)
    }

    fn resource(&self, world: &World, id: ComponentId) -> Option<Value> {
        let world_data = world.data.read();
        let pool = world_data.pool(id)?;
        pool.read(&world_data.token, ArchetypeId::RESOURCES, 0)
    }

    fn reset_resources(&self, world: &World) {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        world_data::reset_resources(world_data);
    }

    fn set_resource(&self, world: &World, id: ComponentId, row: RowSource) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        check_row(world_data, id, &row)?;
        begin_change(world_data);
        let (pool, token) = pool_mut(world_data, id)?;
        if pool.len(token, ArchetypeId::RESOURCES) > 0 {
            replace_row(pool, token, (ArchetypeId::RESOURCES, 0), row);
            return Ok(());
        }
        world_data::add_resource(world_data, id, row);
        Ok(())
    }
}

/// Refuses another type with the name of a registered one: its rows would be read with the wrong
/// layout. A type is identified by its source file; changed fields are migrated, and another module
/// that links the crate of the type has the same type.
fn check_model(world_data: &WorldData, model: &ModelInfo) -> Result<(), EcsError> {
    let known = world_data.pool(ComponentId(model.model_type));
    let other = known.filter(|pool| pool.description().file != model.description.file);
    other.map_or(Ok(()), |pool| {
        Err(EcsError::Registered {
            component: model.description.name.to_owned(),
            module: pool.library().crate_name().to_owned(),
        })
    })
}

fn entity_at(world_data: &WorldData, id: EntityId) -> Result<Entity, EcsError> {
    world_data.locate(id).ok_or(EcsError::NoEntity(id))
}

fn lacks(entity: EntityId, pool: &ErasedPool) -> EcsError {
    EcsError::Lacks {
        entity,
        component: pool.description().name.to_owned(),
    }
}

fn pool_mut(
    world_data: &mut WorldData,
    id: ComponentId,
) -> Result<(&ErasedPool, &mut playground_base::BorrowToken), EcsError> {
    let WorldData {
        token,
        pools,
        pool_of,
        ..
    } = world_data;
    let index = pool_of.get(&id).ok_or_else(|| no_component(id))?;
    let pool = pools.get(*index as usize).ok_or_else(|| no_component(id))?;
    Ok((pool, token))
}
