//! [`EcsComponents`].

use crate::viewmodel::migrate;
use crate::viewmodel::structure::replace_row;
use crate::viewmodel::structure::{
    self, Coming, begin_change, check_parents, check_row, no_component, parent_value, place_of,
};
use playground_base::{
    ComponentDescription, ComponentId, Context, ErasedPool, Library, ModelInfo, ModuleError,
    TableId, Value, view_model,
};
use playground_core_ecs::{
    ComponentView, EcsError, Entity, EntityId, MigrationReport, RowSource, Structure, World,
    observe_insert,
};
use std::collections::HashMap;

/// Components: register, read, write, add, remove, migrate.
///
/// It needs no key, so it can be made before any component is registered.
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
        let structure = &mut *world.structure.write();
        models
            .iter()
            .try_for_each(|model| check_model(structure, model))?;
        for model in models {
            let id = ComponentId(model.model_type);
            let place = structure.pools.len() as u32;
            if !structure.pool_of.contains_key(&id) {
                let pool = (model.new_pool)(&structure.cells, place, library);
                if pool.is_sparse() {
                    structure.sparse.push(place);
                }
                structure.pools.push(pool);
                structure.pool_of.insert(id, place);
            }
        }
        structure::ensure_resources(structure);
        Ok(())
    }

    fn evacuate(
        &self,
        world: &World,
        model: &ModelInfo,
        library: &Library,
    ) -> Result<(ErasedPool, MigrationReport), EcsError> {
        migrate::evacuate(&mut world.structure.write(), model, library)
    }

    fn adopt(&self, world: &World, pools: Vec<ErasedPool>) -> Vec<ErasedPool> {
        let structure = &mut *world.structure.write();
        begin_change(structure);
        let before = migrate::adopt(structure, pools);
        // A component may have become a resource.
        structure::ensure_resources(structure);
        before
    }

    fn descriptions(&self, world: &World) -> Vec<&'static ComponentDescription> {
        let structure = world.structure.read();
        let mut all: Vec<_> = structure
            .pools
            .iter()
            .map(ErasedPool::description)
            .collect();
        all.sort_unstable_by_key(|description| description.name);
        all
    }

    fn of_entity(&self, world: &World, entity: EntityId) -> Result<Vec<ComponentId>, EcsError> {
        let structure = world.structure.read();
        let here = entity_at(&structure, entity)?;
        let storage = structure.as_table(here);
        let mut places = storage.map_or(Vec::new(), |storage| storage.pools.clone());
        let has = |place: &&u32| {
            let pool = structure.pools.get(**place as usize);
            pool.is_some_and(|pool| place_of(&structure, here, pool).is_some())
        };
        places.extend(structure.sparse.iter().filter(has));
        places.sort_unstable();
        let pools = places
            .iter()
            .filter_map(|p| structure.pools.get(*p as usize));
        Ok(pools.map(ErasedPool::component).collect())
    }

    fn get(&self, world: &World, entity: EntityId, id: ComponentId) -> Result<Value, EcsError> {
        let structure = world.structure.read();
        let here = entity_at(&structure, entity)?;
        let pool = structure.as_pool(id).ok_or_else(|| no_component(id))?;
        let place = place_of(&structure, here, pool);
        let value = place.and_then(|(table, row)| pool.read(&structure.cells, table, row));
        value.ok_or_else(|| lacks(entity, pool))
    }

    fn set(
        &self,
        world: &World,
        entity: EntityId,
        id: ComponentId,
        value: Value,
    ) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        let here = entity_at(structure, entity)?;
        let source = RowSource::Value(value);
        check_row(structure, id, &source)?;
        let parents = HashMap::from_iter(parent_value(id, &source).map(|p| (entity, p)));
        check_parents(structure, &parents, &Coming::new())?;
        begin_change(structure);
        let pool = structure.as_pool(id).ok_or_else(|| no_component(id))?;
        let place = place_of(structure, here, pool).ok_or_else(|| lacks(entity, pool))?;
        let (pool, cells) = pool_mut(structure, id)?;
        replace_row(pool, cells, place, source);
        observe_insert(&mut structure.observations, entity, id, false);
        Ok(())
    }

    fn insert(
        &self,
        world: &World,
        rows: Vec<(EntityId, ComponentId, RowSource)>,
    ) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        begin_change(structure);
        structure::insert(structure, rows)
    }

    fn remove(&self, world: &World, rows: &[(EntityId, ComponentId)]) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        begin_change(structure);
        structure::remove(structure, rows)
    }

    fn resource(&self, world: &World, id: ComponentId) -> Option<Value> {
        let structure = world.structure.read();
        let pool = structure.as_pool(id)?;
        pool.read(&structure.cells, TableId::RESOURCES, 0)
    }

    fn reset_resources(&self, world: &World) {
        let structure = &mut *world.structure.write();
        begin_change(structure);
        structure::reset_resources(structure);
    }

    fn set_resource(&self, world: &World, id: ComponentId, row: RowSource) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        check_row(structure, id, &row)?;
        begin_change(structure);
        let (pool, cells) = pool_mut(structure, id)?;
        if pool.len(cells, TableId::RESOURCES) > 0 {
            replace_row(pool, cells, (TableId::RESOURCES, 0), row);
            return Ok(());
        }
        structure::add_resource(structure, id, row);
        Ok(())
    }
}

/// Another type must not take the name of one that is known: its rows would be read as what they
/// are not. A type is where it is declared; other fields than before are a matter of migration, and
/// another module that links the crate of the type brings the same one.
fn check_model(structure: &Structure, model: &ModelInfo) -> Result<(), EcsError> {
    let known = structure.as_pool(ComponentId(model.model_type));
    let other = known.filter(|pool| pool.description().file != model.description.file);
    other.map_or(Ok(()), |pool| {
        Err(EcsError::Registered {
            component: model.description.name.to_owned(),
            module: pool.library().crate_name().to_owned(),
        })
    })
}

fn entity_at(structure: &Structure, id: EntityId) -> Result<Entity, EcsError> {
    structure.as_entity(id).ok_or(EcsError::NoEntity(id))
}

fn lacks(entity: EntityId, pool: &ErasedPool) -> EcsError {
    EcsError::Lacks {
        entity,
        component: pool.description().name.to_owned(),
    }
}

fn pool_mut(
    structure: &mut Structure,
    id: ComponentId,
) -> Result<(&ErasedPool, &mut playground_base::Cells), EcsError> {
    let Structure {
        cells,
        pools,
        pool_of,
        ..
    } = structure;
    let place = pool_of.get(&id).ok_or_else(|| no_component(id))?;
    let pool = pools.get(*place as usize).ok_or_else(|| no_component(id))?;
    Ok((pool, cells))
}
