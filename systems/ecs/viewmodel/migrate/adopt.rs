//! The exchange of old pools for new ones, and back.

use crate::viewmodel::world_data::begin_moves;
use playground_base::{ArchetypeId, ComponentId, ErasedPool};
use playground_core_ecs::{Archetype, EntitySlot, Observation, Observations, Trigger, WorldData};

/// Makes these pools the world's; returns the pools before. A pool whose index belongs to another
/// component is left out.
pub fn adopt(world_data: &mut WorldData, pools: Vec<ErasedPool>) -> Vec<ErasedPool> {
    begin_moves(world_data);
    let mut before = Vec::new();
    for pool in pools {
        let slot = world_data.pools.get_mut(pool.index() as usize);
        if let Some(slot) = slot.filter(|slot| slot.component() == pool.component()) {
            before.push(std::mem::replace(slot, pool.clone()));
            forget_removed(&mut world_data.observations, pool.component());
            fit(world_data, &pool);
        }
    }
    before
}

/// Removals are delivered without their rows: the pool that stored them was replaced.
fn forget_removed(observations: &mut Observations, component: ComponentId) {
    let removed = Trigger::Removed(component);
    let queue = observations.queue.iter_mut();
    for observation in queue.filter(|observation| observation.trigger == removed) {
        observation.row = Observation::NO_ROW;
    }
}

/// Makes each column as long as its archetype. Lengths differ only if entities were spawned or
/// despawned since the pool was filled (by a generation that ran and failed); missing rows are
/// defaults, until the snapshot from before is restored.
fn fit(world_data: &mut WorldData, pool: &ErasedPool) {
    let WorldData {
        token,
        archetypes,
        entities,
        ..
    } = world_data;
    for (at, archetype) in archetypes.iter().enumerate() {
        let archetype_id = ArchetypeId(at as u32);
        if !archetype.components.contains(&pool.component()) {
            pool.clear_archetype(token, archetype_id);
            continue;
        }
        pool.add_archetype(token, archetype_id);
        let (rows, there) = (
            rows_of(archetype_id, archetype),
            pool.len(token, archetype_id),
        );
        pool.push_defaults(token, archetype_id, rows.saturating_sub(there));
        for row in (rows..there).rev() {
            pool.swap_remove(token, archetype_id, row);
        }
    }
    for index in pool.sparse_indices(token) {
        let slot = entities.slots.get(index as usize);
        if slot.is_none_or(|slot| slot.archetype == EntitySlot::FREE) {
            pool.remove_sparse(token, index);
        }
    }
}

const fn rows_of(archetype_id: ArchetypeId, archetype: &Archetype) -> usize {
    if archetype_id.0 == ArchetypeId::RESOURCES.0 {
        1
    } else {
        archetype.entities.len()
    }
}
