//! A world filled from its header and columns.

use super::decode::refused;
use super::{Header, SavedEvent, SavedSparse, SavedTable};
use crate::viewmodel::structure::{begin_moves, forget_links, table_of};
use playground_base::{ComponentId, TableId};
use playground_core_ecs::{
    EcsError, Entities, EntityId, EntitySlot, Event, EventId, Events, Priority, Storage, Structure,
};

/// Replaces everything. On an error the world is half done: the caller puts the one before back.
pub fn fill(
    structure: &mut Structure,
    header: Header,
    components: &[ComponentId],
    columns: &[u8],
) -> Result<(), EcsError> {
    begin_moves(structure);
    empty(structure, &header);
    let mut rest = columns;
    let resources = sorted(&header.resources, components)?;
    if !header.resources.entities.is_empty() {
        return Err(refused("an entity lies among the resources"));
    }
    add_resources(structure, &resources);
    rest = read_columns(structure, TableId::RESOURCES, 1, rest)?;
    for saved in &header.tables {
        let table = table_of(structure, &sorted(saved, components)?);
        rest = read_columns(structure, table, saved.entities.len(), rest)?;
        for id in &saved.entities {
            place(structure, *id, table)?;
        }
    }
    for saved in &header.sparse {
        rest = read_sparse(structure, saved, components, rest)?;
    }
    if !rest.is_empty() {
        return Err(refused(format!("{} bytes are left over", rest.len())));
    }
    structure.entities.free = free_places(&structure.entities, header.free)?;
    structure.events = Events {
        stream: header.events.into_iter().map(event).collect(),
        next: EventId(header.next_event),
        frames: header.event_frames.into_iter().map(EventId).collect(),
    };
    Ok(())
}

/// No row, no entity; the places with their generations.
fn empty(structure: &mut Structure, header: &Header) {
    let Structure { cells, pools, .. } = structure;
    pools.iter().for_each(|pool| pool.clear(cells));
    for storage in &mut structure.tables {
        storage.entities.clear();
    }
    if let Some(resources) = structure.tables.first_mut() {
        *resources = Storage::default();
    }
    let slot = |generation: &u32| EntitySlot {
        generation: *generation,
        table: EntitySlot::FREE,
        row: 0,
    };
    forget_links(&mut structure.children);
    structure.observations.queue.clear();
    structure.entities = Entities {
        slots: header.generations.iter().map(slot).collect(),
        free: Vec::new(),
        alive: 0,
    };
}

fn sorted(saved: &SavedTable, ids: &[ComponentId]) -> Result<Vec<ComponentId>, EcsError> {
    let places = saved.components.iter();
    let of_table: Vec<_> = places
        .filter_map(|place| ids.get(*place as usize).copied())
        .collect();
    match of_table.is_sorted_by(|one, next| one < next) {
        true => Ok(of_table),
        false => Err(refused("the components of a table are not in order")),
    }
}

fn add_resources(structure: &mut Structure, ids: &[ComponentId]) {
    let Structure {
        cells,
        tables,
        pools,
        pool_of,
        ..
    } = structure;
    let Some(resources) = tables.first_mut() else {
        return;
    };
    for id in ids {
        let place = pool_of.get(id).copied().unwrap_or(u32::MAX);
        if let Some(pool) = pools.get(place as usize) {
            pool.add_table(cells, TableId::RESOURCES);
            resources.components.push(*id);
            resources.pools.push(place);
        }
    }
}

/// Appends `count` rows to every column of the table; returns the bytes behind them.
fn read_columns<'a>(
    structure: &mut Structure,
    table: TableId,
    count: usize,
    mut rest: &'a [u8],
) -> Result<&'a [u8], EcsError> {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let storage = tables.get(table.0 as usize);
    for place in storage.map_or(&[][..], |storage| &storage.pools) {
        let Some(pool) = pools.get(*place as usize) else {
            continue;
        };
        let read = pool.decode_rows(cells, table, count, rest);
        let name = pool.description().name;
        let read = read.map_err(|error| refused(format!("{name}: {error}")))?;
        rest = rest.get(read..).unwrap_or_default();
    }
    Ok(rest)
}

/// The rows of one sparse component; returns the bytes behind them.
fn read_sparse<'a>(
    structure: &mut Structure,
    saved: &SavedSparse,
    ids: &[ComponentId],
    rest: &'a [u8],
) -> Result<&'a [u8], EcsError> {
    let Structure {
        cells,
        pools,
        pool_of,
        entities,
        ..
    } = structure;
    let place = ids.get(saved.component as usize);
    let place = place.and_then(|id| pool_of.get(id));
    let pool = place.and_then(|place| pools.get(*place as usize));
    let Some(pool) = pool.filter(|pool| pool.is_sparse()) else {
        let empty = saved.places.is_empty().then_some(rest);
        return empty.ok_or_else(|| refused("a component that is not sparse has loose rows"));
    };
    for place in &saved.places {
        let slot = entities.slots.get(*place as usize);
        let used = slot.is_some_and(|slot| slot.table != EntitySlot::FREE);
        if !used || pool.sparse_row(cells, *place).is_some() {
            return Err(refused(format!("a loose row belongs to nobody at {place}")));
        }
        pool.link_sparse(cells, *place);
    }
    let read = pool.decode_rows(cells, TableId::SPARSE, saved.places.len(), rest);
    let name = pool.description().name;
    let read = read.map_err(|error| refused(format!("{name}: {error}")))?;
    Ok(rest.get(read..).unwrap_or_default())
}

fn place(structure: &mut Structure, id: EntityId, table: TableId) -> Result<(), EcsError> {
    let slot = structure.entities.slots.get_mut(id.index as usize);
    let storage = structure.tables.get_mut(table.0 as usize);
    let (Some(slot), Some(storage)) = (slot, storage) else {
        return Err(refused(format!("entity {id} has no place")));
    };
    if slot.table != EntitySlot::FREE || slot.generation != id.generation {
        return Err(refused(format!("the place of entity {id} is another's")));
    }
    (slot.table, slot.row) = (table, storage.entities.len() as u32);
    storage.entities.push(id);
    structure.entities.alive += 1;
    Ok(())
}

/// The free list, if it names every free place once.
fn free_places(entities: &Entities, free: Vec<u32>) -> Result<Vec<u32>, EcsError> {
    let mut left: Vec<bool> = entities
        .slots
        .iter()
        .map(|s| s.table == EntitySlot::FREE)
        .collect();
    for index in &free {
        let place = left.get_mut(*index as usize).filter(|free| **free);
        *place.ok_or_else(|| refused(format!("place {index} is not free")))? = false;
    }
    match left.contains(&true) {
        true => Err(refused("a place is neither used nor free")),
        false => Ok(free),
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
