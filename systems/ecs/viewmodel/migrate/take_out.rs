//! [`take_out`]: the rows of a component leave the world.

use crate::viewmodel::world_data::{remove, remove_resource};
use playground_base::{ArchetypeId, ComponentId, Value};
use playground_core_ecs::{EntityId, WorldData};

/// Removes a component from every entity and from the resources, and returns its rows.
pub fn take_out(world_data: &mut WorldData, id: ComponentId) -> Vec<(Option<EntityId>, Value)> {
    let Some(pool) = world_data.pool(id).cloned() else {
        return Vec::new();
    };
    let entities = world_data.entities.iter();
    let row = |entity| Some((entity, world_data.get_value(entity, &pool)?));
    let rows = entities
        .filter_map(row)
        .map(|(entity, value)| (entity.id, value));
    let rows: Vec<(EntityId, Value)> = rows.collect();
    let removed: Vec<(EntityId, ComponentId)> = rows.iter().map(|(of, _)| (*of, id)).collect();
    // It cannot fail: each of them has the component.
    if remove(world_data, &removed).is_err() {
        return Vec::new();
    }
    let resource = pool.read(&world_data.token, ArchetypeId::RESOURCES, 0);
    remove_resource(world_data, id);
    let rows = rows
        .into_iter()
        .map(|(entity, value)| (Some(entity), value));
    rows.chain(resource.map(|value| (None, value))).collect()
}
