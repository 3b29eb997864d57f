//! Archetypes by their components.

use playground_base::{ArchetypeId, ComponentId};
use playground_core_ecs::{Archetype, WorldData};

/// The archetype of the entities that have exactly these components, which are sorted and known.
pub fn archetype_of(world_data: &mut WorldData, components: &[ComponentId]) -> ArchetypeId {
    if let Some(archetype_id) = world_data.archetype_of.get(components) {
        return *archetype_id;
    }
    let archetype_id = ArchetypeId(world_data.archetypes.len() as u32);
    let WorldData {
        token,
        pools,
        pool_of,
        ..
    } = world_data;
    let mut archetype = Archetype::default();
    for component in components {
        let Some(index) = pool_of.get(component) else {
            continue;
        };
        if let Some(pool) = pools.get(*index as usize) {
            pool.add_archetype(token, archetype_id);
            archetype.components.push(*component);
            archetype.pools.push(*index);
        }
    }
    world_data.archetypes.push(archetype);
    world_data
        .archetype_of
        .insert(components.to_vec(), archetype_id);
    archetype_id
}
