//! A world filled from a header and rows.

use super::slots::{check_sparse, link_slots};
use super::{Header, SavedArchetype, SavedEvent, SavedSparse, refused};
use crate::viewmodel::world_data::{
    CAPACITY, archetype_of, begin_moves, forget_links, remove_resource,
};
use playground_base::{ArchetypeId, ComponentId, ErasedPool};
use playground_core_ecs::{
    Archetype, EcsError, Entities, Event, EventId, Events, Priority, WorldData,
};

/// Applies everything. On an error the world is incomplete: the caller restores the one before.
pub fn fill(
    world_data: &mut WorldData,
    header: Header,
    components: &[ComponentId],
    rows: &[u8],
) -> Result<(), EcsError> {
    begin_moves(world_data);
    world_data.observations.queue.clear();
    if header.is_whole {
        empty(world_data);
    }
    let mut rest = rows;
    if let Some(saved) = &header.resources {
        rest = read_resources(world_data, saved, components, rest)?;
    }
    let mut has_moved = header.is_whole;
    for saved in &header.archetypes {
        let archetype_id = archetype_of(world_data, &sorted(saved, components)?);
        has_moved |= move_entities(world_data, archetype_id, saved)?;
        rest = read_columns(world_data, archetype_id, saved, rest)?;
    }
    // Loose rows are checked when all of them are there.
    for saved in &header.sparse {
        rest = read_sparse(world_data, saved, components, rest)?;
    }
    match header.slots {
        Some(slots) => link_slots(world_data, slots)?,
        None if has_moved => return Err(refused("entities moved, and their slots are missing")),
        None => check_sparse(world_data)?,
    }
    if !rest.is_empty() {
        return Err(refused(format!("{} bytes are left over", rest.len())));
    }
    world_data.events = Events {
        stream: header.events.into_iter().map(event).collect(),
        next: EventId(header.next_event),
        frames: header.event_frames.into_iter().map(EventId).collect(),
    };
    Ok(())
}

/// Removes all rows and entities.
fn empty(world_data: &mut WorldData) {
    let WorldData { token, pools, .. } = world_data;
    pools.iter().for_each(|pool| pool.clear(token));
    for archetype in &mut world_data.archetypes {
        archetype.entities.clear();
    }
    if let Some(resources) = world_data.archetypes.first_mut() {
        *resources = Archetype::default();
    }
    forget_links(&mut world_data.children);
    world_data.entities = Entities::default();
}

fn sorted(saved: &SavedArchetype, ids: &[ComponentId]) -> Result<Vec<ComponentId>, EcsError> {
    let indices = saved.components.iter();
    let of_archetype: Vec<_> = indices
        .filter_map(|index| ids.get(*index as usize).copied())
        .collect();
    if of_archetype.is_sorted_by(|one, next| one < next) {
        Ok(of_archetype)
    } else {
        Err(refused("the components of an archetype are not in order"))
    }
}

/// Reads the resources; returns the remaining bytes.
fn read_resources<'a>(
    world_data: &mut WorldData,
    saved: &SavedArchetype,
    ids: &[ComponentId],
    rest: &'a [u8],
) -> Result<&'a [u8], EcsError> {
    if saved.count != 1 || !saved.entities.is_empty() {
        return Err(refused("an entity lies among the resources"));
    }
    let ids = sorted(saved, ids)?;
    let had = world_data.archetypes.first();
    let had = had.map_or(Vec::new(), |resources| resources.components.clone());
    for gone in had.iter().filter(|id| !ids.contains(id)) {
        remove_resource(world_data, *gone);
    }
    let WorldData {
        token,
        archetypes,
        pools,
        pool_of,
        ..
    } = world_data;
    if let Some(resources) = archetypes.first_mut() {
        let index = |id: &ComponentId| pool_of.get(id).copied().unwrap_or(u32::MAX);
        resources.pools = ids.iter().map(index).collect();
        resources.components = ids;
        let own = resources.pools.iter();
        for pool in own.filter_map(|index| pools.get(*index as usize)) {
            pool.add_archetype(token, ArchetypeId::RESOURCES);
        }
    }
    read_columns(world_data, ArchetypeId::RESOURCES, saved, rest)
}

/// Makes the archetype as long as it was, with its entities. True when it was another.
fn move_entities(
    world_data: &mut WorldData,
    archetype_id: ArchetypeId,
    saved: &SavedArchetype,
) -> Result<bool, EcsError> {
    let WorldData {
        token,
        archetypes,
        pools,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get_mut(archetype_id.0 as usize) else {
        return Ok(false);
    };
    let (had, count) = (archetype.entities.len() as u32, saved.count);
    let too_many: Vec<u32> = (count..had).rev().collect();
    for pool in pools_of(pools, archetype) {
        pool.swap_remove_rows(token, archetype_id, &too_many);
    }
    let entities = &mut archetype.entities;
    entities.truncate(count as usize);
    let rows = listed(saved.moved.as_deref(), saved.entities.len());
    if rows.len() != saved.entities.len() {
        return Err(refused("an entity has no row"));
    }
    for (row, id) in rows.iter().zip(&saved.entities) {
        let length = entities.len();
        match entities.get_mut(*row as usize) {
            Some(entity) => *entity = *id,
            None if *row as usize == length => entities.push(*id),
            None => return Err(refused(format!("row {row} of an archetype is left out"))),
        }
    }
    if entities.len() != count as usize {
        return Err(refused("an archetype has another number of entities"));
    }
    Ok(had != count || !rows.is_empty())
}

fn pools_of<'a>(
    pools: &'a [ErasedPool],
    archetype: &'a Archetype,
) -> impl Iterator<Item = &'a ErasedPool> {
    let of_archetype = archetype.pools.iter();
    of_archetype.filter_map(|index| pools.get(*index as usize))
}

/// The rows of a list, or the first `count`.
fn listed(rows: Option<&[u32]>, count: usize) -> Vec<u32> {
    rows.map_or_else(|| (0..count as u32).collect(), <[u32]>::to_vec)
}

/// Reads the rows of each column of an archetype; returns the remaining bytes.
fn read_columns<'a>(
    world_data: &mut WorldData,
    archetype_id: ArchetypeId,
    saved: &SavedArchetype,
    mut rest: &'a [u8],
) -> Result<&'a [u8], EcsError> {
    let WorldData {
        token,
        archetypes,
        pools,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get(archetype_id.0 as usize) else {
        return Ok(rest);
    };
    let count = saved.count as usize;
    if archetype.pools.len() != saved.columns.len() {
        return Err(refused("a component has no rows"));
    }
    for (pool, rows) in pools_of(pools, archetype).zip(&saved.columns) {
        let name = pool.description().name;
        let read = if rows.is_none() && pool.len(token, archetype_id) == 0 {
            pool.decode_rows(token, archetype_id, count, rest)
        } else {
            let rows = listed(rows.as_deref(), count);
            pool.write_bytes(token, archetype_id, &rows, rest)
        };
        let read = read.map_err(|error| refused(format!("{name}: {error}")))?;
        rest = rest.get(read..).unwrap_or_default();
        if pool.len(token, archetype_id) != count {
            return Err(refused(format!("{name}: rows are missing")));
        }
    }
    Ok(rest)
}

/// Reads the rows of one sparse component; returns the remaining bytes.
fn read_sparse<'a>(
    world_data: &mut WorldData,
    saved: &SavedSparse,
    ids: &[ComponentId],
    rest: &'a [u8],
) -> Result<&'a [u8], EcsError> {
    let WorldData {
        token,
        pools,
        pool_of,
        ..
    } = world_data;
    let index = ids.get(saved.component as usize);
    let index = index.and_then(|id| pool_of.get(id));
    let pool = index.and_then(|index| pools.get(*index as usize));
    let Some(pool) = pool.filter(|pool| pool.is_sparse()) else {
        let empty = saved.indices.is_empty().then_some(rest);
        return empty.ok_or_else(|| refused("a component that is not sparse has loose rows"));
    };
    pool.clear_archetype(token, ArchetypeId::SPARSE);
    for index in &saved.indices {
        if *index as usize >= CAPACITY || pool.sparse_row(token, *index).is_some() {
            return Err(refused(format!("slot {index} has two loose rows")));
        }
        pool.link_sparse(token, *index);
    }
    let read = pool.decode_rows(token, ArchetypeId::SPARSE, saved.indices.len(), rest);
    let name = pool.description().name;
    let read = read.map_err(|error| refused(format!("{name}: {error}")))?;
    Ok(rest.get(read..).unwrap_or_default())
}

fn event(saved: SavedEvent) -> Event {
    Event {
        id: EventId(saved.id),
        kind: saved.kind.into(),
        entity: saved.entity,
        data: saved.data,
        priority: Priority(saved.priority),
    }
}
