//! Detached copies of the world.

use super::{begin_change, begin_moves, forget_links};
use playground_base::ArchetypeId;
use playground_core_ecs::{EcsError, WorldData, WorldDataCopy};

/// Stores a copy of everything and returns its number. The pools make theirs when they are written
/// next.
pub fn save(world_data: &mut WorldData) -> u64 {
    let number = world_data.next_snapshot;
    world_data.next_snapshot += 1;
    let WorldData { token, pools, .. } = world_data;
    for pool in pools {
        pool.save(token, number);
    }
    let copy = WorldDataCopy {
        entities: world_data.entities.clone(),
        archetypes: world_data.archetypes.clone(),
        events: world_data.events.clone(),
        effects: world_data.effects.clone(),
        tick: world_data.token.tick(),
        version: world_data.version,
    };
    // Writes from now on are newer than the copy.
    begin_change(world_data);
    world_data.snapshots.insert(number, copy);
    number
}

/// Restores a copy. Archetypes created since stay, without entities,
/// because caches hold their ids.
pub fn restore(world_data: &mut WorldData, number: u64) -> Result<(), EcsError> {
    let WorldData {
        token,
        archetypes,
        pools,
        snapshots,
        entities,
        events,
        effects,
        ..
    } = world_data;
    let copy = snapshots.get(&number).ok_or(EcsError::NoSnapshot(number))?;
    for pool in pools.iter() {
        // A pool that was registered after the copy was empty then.
        if !pool.restore(token, number) {
            pool.clear(token);
        }
    }
    for (at, archetype) in archetypes.iter_mut().enumerate() {
        match copy.archetypes.get(at) {
            Some(saved) if saved.components == archetype.components => {
                archetype.entities.clone_from(&saved.entities);
            }
            // The archetype of resources, whose components can change.
            Some(saved) => archetype.clone_from(saved),
            None => archetype.entities.clear(),
        }
        let of_archetype = archetype
            .pools
            .iter()
            .filter_map(|p| pools.get(*p as usize));
        of_archetype.for_each(|pool| pool.add_archetype(token, ArchetypeId(at as u32)));
    }
    entities.slots.clone_from(&copy.entities.slots);
    entities.free.clone_from(&copy.entities.free);
    entities.alive = copy.entities.alive;
    events.clone_from(&copy.events);
    // Requests since the copy are dropped, those for effects too.
    effects.clone_from(&copy.effects);
    begin_moves(world_data);
    // Observations since the copy are void.
    world_data.observations.queue.clear();
    forget_links(&mut world_data.children);
    Ok(())
}

/// Drops a copy.
pub fn forget(world_data: &mut WorldData, number: u64) {
    if world_data.snapshots.remove(&number).is_some() {
        let WorldData { token, pools, .. } = world_data;
        pools.iter().for_each(|pool| pool.forget(token, number));
    }
}
