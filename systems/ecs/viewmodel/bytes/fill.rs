//! A world filled from its header and columns.

use super::decode::refused;
use super::{Header, SavedArchetype, SavedEvent, SavedSparse};
use crate::viewmodel::world_data::{archetype_of, begin_moves, forget_links};
use playground_base::{ArchetypeId, ComponentId};
use playground_core_ecs::{
    Archetype, EcsError, Entities, EntityId, EntitySlot, Event, EventId, Events, Priority,
    WorldData,
};

/// Replaces everything. On an error the world is incomplete: the caller restores the one before.
pub fn fill(
    world_data: &mut WorldData,
    header: Header,
    components: &[ComponentId],
    columns: &[u8],
) -> Result<(), EcsError> {
    begin_moves(world_data);
    empty(world_data, &header);
    let mut rest = columns;
    let resources = sorted(&header.resources, components)?;
    if !header.resources.entities.is_empty() {
        return Err(refused("an entity lies among the resources"));
    }
    add_resources(world_data, &resources);
    rest = read_columns(world_data, ArchetypeId::RESOURCES, 1, rest)?;
    for saved in &header.archetypes {
        let archetype_id = archetype_of(world_data, &sorted(saved, components)?);
        rest = read_columns(world_data, archetype_id, saved.entities.len(), rest)?;
        for id in &saved.entities {
            link(world_data, *id, archetype_id)?;
        }
    }
    for saved in &header.sparse {
        rest = read_sparse(world_data, saved, components, rest)?;
    }
    if !rest.is_empty() {
        return Err(refused(format!("{} bytes are left over", rest.len())));
    }
    world_data.entities.free = free_slots(&world_data.entities, header.free)?;
    world_data.events = Events {
        stream: header.events.into_iter().map(event).collect(),
        next: EventId(header.next_event),
        frames: header.event_frames.into_iter().map(EventId).collect(),
    };
    Ok(())
}

/// Removes all rows and entities, and makes the slots with their generations.
fn empty(world_data: &mut WorldData, header: &Header) {
    let WorldData { token, pools, .. } = world_data;
    pools.iter().for_each(|pool| pool.clear(token));
    for archetype in &mut world_data.archetypes {
        archetype.entities.clear();
    }
    if let Some(resources) = world_data.archetypes.first_mut() {
        *resources = Archetype::default();
    }
    let slot = |generation: &u32| EntitySlot {
        generation: *generation,
        archetype: EntitySlot::FREE,
        row: 0,
    };
    forget_links(&mut world_data.children);
    world_data.observations.queue.clear();
    world_data.entities = Entities {
        slots: header.generations.iter().map(slot).collect(),
        free: Vec::new(),
        alive: 0,
    };
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

fn add_resources(world_data: &mut WorldData, ids: &[ComponentId]) {
    let WorldData {
        token,
        archetypes,
        pools,
        pool_of,
        ..
    } = world_data;
    let Some(resources) = archetypes.first_mut() else {
        return;
    };
    for id in ids {
        let index = pool_of.get(id).copied().unwrap_or(u32::MAX);
        if let Some(pool) = pools.get(index as usize) {
            pool.add_archetype(token, ArchetypeId::RESOURCES);
            resources.components.push(*id);
            resources.pools.push(index);
        }
    }
}

/// Appends `count` rows to every column of the archetype; returns the remaining bytes.
fn read_columns<'a>(
    world_data: &mut WorldData,
    archetype_id: ArchetypeId,
    count: usize,
    mut rest: &'a [u8],
) -> Result<&'a [u8], EcsError> {
    let WorldData {
        token,
        archetypes,
        pools,
        ..
    } = world_data;
    let archetype = archetypes.get(archetype_id.0 as usize);
    for index in archetype.map_or(&[][..], |archetype| &archetype.pools) {
        let Some(pool) = pools.get(*index as usize) else {
            continue;
        };
        let read = pool.decode_rows(token, archetype_id, count, rest);
        let name = pool.description().name;
        let read = read.map_err(|error| refused(format!("{name}: {error}")))?;
        rest = rest.get(read..).unwrap_or_default();
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
        entities,
        ..
    } = world_data;
    let index = ids.get(saved.component as usize);
    let index = index.and_then(|id| pool_of.get(id));
    let pool = index.and_then(|index| pools.get(*index as usize));
    let Some(pool) = pool.filter(|pool| pool.is_sparse()) else {
        let empty = saved.indices.is_empty().then_some(rest);
        return empty.ok_or_else(|| refused("a component that is not sparse has loose rows"));
    };
    for index in &saved.indices {
        let slot = entities.slots.get(*index as usize);
        let used = slot.is_some_and(|slot| slot.archetype != EntitySlot::FREE);
        if !used || pool.sparse_row(token, *index).is_some() {
            return Err(refused(format!(
                "slot {index} is free, or has two loose rows"
            )));
        }
        pool.link_sparse(token, *index);
    }
    let read = pool.decode_rows(token, ArchetypeId::SPARSE, saved.indices.len(), rest);
    let name = pool.description().name;
    let read = read.map_err(|error| refused(format!("{name}: {error}")))?;
    Ok(rest.get(read..).unwrap_or_default())
}

fn link(
    world_data: &mut WorldData,
    id: EntityId,
    archetype_id: ArchetypeId,
) -> Result<(), EcsError> {
    let slot = world_data.entities.slots.get_mut(id.index as usize);
    let archetype = world_data.archetypes.get_mut(archetype_id.0 as usize);
    let (Some(slot), Some(archetype)) = (slot, archetype) else {
        return Err(refused(format!("entity {id} has no slot")));
    };
    if slot.archetype != EntitySlot::FREE || slot.generation != id.generation {
        return Err(refused(format!(
            "the slot of entity {id} is used by another one"
        )));
    }
    (slot.archetype, slot.row) = (archetype_id, archetype.entities.len() as u32);
    archetype.entities.push(id);
    world_data.entities.alive += 1;
    Ok(())
}

/// The free list, if it names every free slot once.
fn free_slots(entities: &Entities, free: Vec<u32>) -> Result<Vec<u32>, EcsError> {
    let mut left: Vec<bool> = entities
        .slots
        .iter()
        .map(|s| s.archetype == EntitySlot::FREE)
        .collect();
    for index in &free {
        let slot = left.get_mut(*index as usize).filter(|free| **free);
        *slot.ok_or_else(|| refused(format!("slot {index} is not free")))? = false;
    }
    if left.contains(&true) {
        Err(refused("a slot is neither used nor free"))
    } else {
        Ok(free)
    }
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
