//! Resources: components in the one row of the archetype `RESOURCES`.

use super::row::push_row;
use playground_base::{ArchetypeId, ComponentId};
use playground_core_ecs::{RowSource, WorldData};

/// Gives every resource that the world lacks its default.
pub fn ensure_resources(world_data: &mut WorldData) {
    let missing = world_data.pools.iter().filter(|pool| {
        pool.description().resource && pool.len(&world_data.token, ArchetypeId::RESOURCES) == 0
    });
    let missing: Vec<ComponentId> = missing.map(|pool| pool.component()).collect();
    for component in missing {
        add_resource(world_data, component, RowSource::Default);
    }
}

/// Resets every resource to its default; rows in their archetype whose type is no resource are
/// removed.
pub fn reset_resources(world_data: &mut WorldData) {
    let WorldData {
        token,
        pools,
        archetypes,
        ..
    } = world_data;
    for pool in pools.iter() {
        pool.clear_archetype(token, ArchetypeId::RESOURCES);
    }
    if let Some(resources) = archetypes.first_mut() {
        resources.components.clear();
        resources.pools.clear();
    }
    ensure_resources(world_data);
}

/// Adds the row of a resource that the world lacks.
pub fn add_resource(world_data: &mut WorldData, component: ComponentId, row: RowSource) {
    let WorldData {
        token,
        pools,
        pool_of,
        archetypes,
        ..
    } = world_data;
    let slot = pool_of.get(&component).copied();
    let Some(pool) = slot.and_then(|slot| pools.get(slot as usize)) else {
        return;
    };
    pool.add_archetype(token, ArchetypeId::RESOURCES);
    push_row(pool, token, ArchetypeId::RESOURCES, row);
    if let Some(resources) = archetypes.first_mut()
        && let Err(at) = resources.components.binary_search(&component)
    {
        resources.components.insert(at, component);
        resources.pools.insert(at, pool.index());
    }
}

/// Removes the row of a resource, if the world has it.
pub fn remove_resource(world_data: &mut WorldData, component: ComponentId) {
    let WorldData {
        token,
        pools,
        pool_of,
        archetypes,
        ..
    } = world_data;
    let slot = pool_of.get(&component).copied();
    if let Some(pool) = slot.and_then(|slot| pools.get(slot as usize)) {
        pool.clear_archetype(token, ArchetypeId::RESOURCES);
    }
    if let Some(resources) = archetypes.first_mut()
        && let Ok(at) = resources.components.binary_search(&component)
    {
        resources.components.remove(at);
        resources.pools.remove(at);
    }
}
