//! Despawns entities.

use super::children::forget_links;
use super::row::swap_remove_entity;
use super::{begin_moves, release};
use playground_base::ArchetypeId;
use playground_core_ecs::{Archetype, EntityId, WorldData, observe_removal};
use std::cmp::Reverse;

/// Despawns entities, archetype by archetype; returns how many were alive. An archetype that loses
/// all its entities is emptied column by column.
pub fn despawn(world_data: &mut WorldData, ids: &[EntityId]) -> usize {
    if let [id] = ids {
        return usize::from(despawn_one(world_data, *id));
    }
    begin_moves(world_data);
    if !world_data.snapshots.is_empty() {
        begin_writes(world_data, ids);
    }
    observe_despawns(world_data, ids);
    let mut counts = vec![0; world_data.archetypes.len()];
    let mut locations: Vec<(ArchetypeId, u32)> = Vec::with_capacity(ids.len());
    for id in ids {
        // Released at once: an entity that is named twice is gone the second time.
        if let Some((archetype_id, row)) = release(&mut world_data.entities, *id) {
            locations.push((archetype_id, row));
            counts[archetype_id.0 as usize] += 1;
            if world_data.token.may_have_sparse(id.index) {
                despawn_sparse(world_data, *id);
            }
        }
    }
    let despawned = locations.len();
    let archetypes = counts.iter().zip(&world_data.archetypes).enumerate();
    let is_whole = |(count, archetype): (&usize, &Archetype)| archetype.entities.len() == *count;
    let whole = archetypes.filter(|(_, of)| *of.0 > 0 && is_whole(*of));
    let whole: Vec<ArchetypeId> = whole.map(|(at, _)| ArchetypeId(at as u32)).collect();
    whole
        .iter()
        .for_each(|archetype_id| empty(world_data, *archetype_id));
    locations.retain(|(archetype_id, _)| whole.binary_search(archetype_id).is_err());
    locations.sort_unstable_by_key(|(archetype_id, row)| (*archetype_id, Reverse(*row)));
    let mut rows = Vec::new();
    for of_archetype in locations.chunk_by(|one, next| one.0 == next.0) {
        rows.clear();
        rows.extend(of_archetype.iter().map(|(_, row)| *row));
        if let Some((archetype_id, _)) = of_archetype.first() {
            remove_rows(world_data, *archetype_id, &rows);
        }
    }
    despawned
}

/// Records the components that these entities lose, each once: sparse rows, then archetype by
/// archetype. This happens before any of them is released: copying a row runs code of plugins, and
/// if it panics, nothing has changed.
fn observe_despawns(world_data: &mut WorldData, ids: &[EntityId]) {
    if world_data.observations.observed.is_empty() {
        return;
    }
    for id in ids {
        if world_data.locate(*id).is_some() && world_data.token.may_have_sparse(id.index) {
            despawn_sparse(world_data, *id);
        }
    }
    let alive = ids.iter().filter_map(|id| world_data.locate(*id));
    let mut locations: Vec<(ArchetypeId, u32)> = alive.map(|of| (of.archetype, of.row)).collect();
    locations.sort_unstable();
    locations.dedup();
    for of_archetype in locations.chunk_by(|one, next| one.0 == next.0) {
        if let Some((archetype_id, _)) = of_archetype.first() {
            observe_removed_rows(
                world_data,
                *archetype_id,
                of_archetype.iter().map(|(_, row)| *row),
            );
        }
    }
}

/// Makes the copies that snapshots lack of the rows of these entities: they run code of plugins too.
#[cold]
fn begin_writes(world_data: &mut WorldData, ids: &[EntityId]) {
    let alive = ids.iter().filter_map(|id| world_data.locate(*id));
    let mut archetypes: Vec<ArchetypeId> = alive.map(|entity| entity.archetype).collect();
    archetypes.sort_unstable();
    archetypes.dedup();
    let WorldData {
        token,
        pools,
        sparse,
        archetypes: all,
        ..
    } = world_data;
    let of_entities = archetypes.iter().filter_map(|id| all.get(id.0 as usize));
    let written = of_entities.flat_map(|archetype| &archetype.pools);
    for pool in written.chain(&*sparse) {
        if let Some(pool) = pools.get(*pool as usize) {
            pool.begin_writes(token);
        }
    }
}

/// Removes all rows of an archetype whose entities are released.
fn empty(world_data: &mut WorldData, archetype_id: ArchetypeId) {
    let WorldData {
        token,
        archetypes,
        pools,
        ..
    } = world_data;
    if let Some(archetype) = archetypes.get_mut(archetype_id.0 as usize) {
        let of_archetype = archetype
            .pools
            .iter()
            .filter_map(|p| pools.get(*p as usize));
        of_archetype.for_each(|pool| pool.clear_archetype(token, archetype_id));
        archetype.entities.clear();
    }
}

/// Despawns one entity, if it is alive. The rows are dropped last: fewer live variables across
/// these calls make them faster.
pub fn despawn_one(world_data: &mut WorldData, id: EntityId) -> bool {
    let location = world_data.locate(id).map(|here| (here.archetype, here.row));
    let Some((archetype_id, row)) = location else {
        return false;
    };
    begin_moves(world_data);
    // First the code of plugins: if copying a row panics, nothing has changed.
    if !world_data.snapshots.is_empty() {
        begin_writes(world_data, &[id]);
    }
    if !world_data.observations.observed.is_empty() {
        observe_removed_rows(world_data, archetype_id, [row].into_iter());
    }
    if world_data.token.may_have_sparse(id.index) {
        despawn_sparse(world_data, id);
    }
    let WorldData {
        token,
        archetypes,
        pools,
        entities,
        ..
    } = world_data;
    release(entities, id);
    if let Some(archetype) = archetypes.get_mut(archetype_id.0 as usize) {
        swap_remove_entity(archetype, entities, row);
        let pools = &pools[..];
        for pool in archetype
            .pools
            .iter()
            .filter_map(|p| pools.get(*p as usize))
        {
            pool.swap_remove(token, archetype_id, row as usize);
        }
    }
    true
}

/// Despawns all entities of one archetype, none of which has children, and returns their number.
pub fn despawn_archetype(world_data: &mut WorldData, archetype_id: ArchetypeId) -> usize {
    let archetype = world_data.archetypes.get(archetype_id.0 as usize);
    // From the last to the first, so that the slot of the lowest row is reused next.
    let despawned: Vec<EntityId> = archetype.map_or(Vec::new(), |archetype| {
        archetype.entities.iter().rev().copied().collect()
    });
    despawn(world_data, &despawned)
}

/// Records the components that the entities in these rows lose.
fn observe_removed_rows(
    world_data: &mut WorldData,
    archetype_id: ArchetypeId,
    rows: impl Iterator<Item = u32> + Clone,
) {
    let WorldData {
        token,
        archetypes,
        pools,
        observations,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get(archetype_id.0 as usize) else {
        return;
    };
    for pool in archetype
        .pools
        .iter()
        .filter_map(|p| pools.get(*p as usize))
    {
        for row in rows.clone() {
            if let Some(id) = archetype.entities.get(row as usize) {
                let keep = || pool.push_removed(token, archetype_id, row as usize);
                observe_removal(observations, *id, pool.component(), keep);
            }
        }
    }
}

/// Removes the sparse rows of a despawned entity.
fn despawn_sparse(world_data: &mut WorldData, id: EntityId) {
    let WorldData {
        token,
        pools,
        sparse,
        observations,
        ..
    } = world_data;
    for pool in sparse.iter().filter_map(|p| pools.get(*p as usize)) {
        if let Some(row) = pool.sparse_row(token, id.index) {
            let keep = || pool.push_removed(token, ArchetypeId::SPARSE, row);
            observe_removal(observations, id, pool.component(), keep);
            pool.remove_sparse(token, id.index);
        }
    }
    token.forget_sparse(id.index);
}

/// The rows descend, so the row that is moved into a gap is never one that is removed too.
fn remove_rows(world_data: &mut WorldData, archetype_id: ArchetypeId, rows: &[u32]) {
    let WorldData {
        token,
        archetypes,
        pools,
        entities,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get_mut(archetype_id.0 as usize) else {
        return;
    };
    for index in &archetype.pools {
        if let Some(pool) = pools.get(*index as usize) {
            pool.swap_remove_rows(token, archetype_id, rows);
        }
    }
    for row in rows {
        swap_remove_entity(archetype, entities, *row);
    }
}

/// Despawns all entities. Resources stay.
pub fn clear(world_data: &mut WorldData) {
    begin_moves(world_data);
    let WorldData {
        token,
        entities,
        archetypes,
        pools,
        sparse,
        children,
        ..
    } = world_data;
    for (at, archetype) in archetypes.iter_mut().enumerate() {
        let archetype_id = ArchetypeId(at as u32);
        if archetype_id != ArchetypeId::RESOURCES {
            let of_archetype = archetype
                .pools
                .iter()
                .filter_map(|p| pools.get(*p as usize));
            of_archetype.for_each(|pool| pool.clear_archetype(token, archetype_id));
            archetype.entities.clear();
        }
    }
    for pool in sparse.iter().filter_map(|p| pools.get(*p as usize)) {
        pool.clear_archetype(token, ArchetypeId::SPARSE);
    }
    forget_links(children);
    // From the last to the first, so that the lowest slot is reused next.
    let alive: Vec<EntityId> = entities.iter().map(|entity| entity.id).collect();
    for id in alive.iter().rev() {
        release(entities, *id);
    }
}
