//! Writing a world.

use super::{Header, MAGIC, SavedEvent, SavedSparse, SavedTable, VERSION};
use playground_base::{TableId, postcard};
use playground_core_ecs::{Event, Storage, Structure};

/// The whole world.
pub fn encode(structure: &Structure) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    let header = header_of(structure);
    // Into a vector it cannot fail; were it to, what follows would be refused when read.
    bytes = postcard::to_extend(&header, bytes).unwrap_or_default();
    for (table, storage) in saved_tables(structure) {
        for place in &storage.pools {
            if let Some(pool) = structure.pools.get(*place as usize) {
                pool.encode_rows(&structure.cells, table, &mut bytes);
            }
        }
    }
    for place in &structure.sparse {
        if let Some(pool) = structure.pools.get(*place as usize) {
            pool.encode_rows(&structure.cells, TableId::SPARSE, &mut bytes);
        }
    }
    bytes
}

fn saved_sparse(structure: &Structure) -> Vec<SavedSparse> {
    let pools = structure.sparse.iter();
    let saved = pools.filter_map(|place| {
        let pool = structure.pools.get(*place as usize)?;
        Some(SavedSparse {
            component: *place,
            places: pool.sparse_places(&structure.cells),
        })
    });
    saved.collect()
}

/// The table of resources, then those with entities.
fn saved_tables(structure: &Structure) -> impl Iterator<Item = (TableId, &Storage)> {
    let tables = structure.tables.iter().enumerate();
    let tables = tables.map(|(at, storage)| (TableId(at as u32), storage));
    tables.filter(|(id, table)| *id == TableId::RESOURCES || !table.entities.is_empty())
}

fn header_of(structure: &Structure) -> Header {
    let pools = structure.pools.iter();
    let mut tables: Vec<SavedTable> = saved_tables(structure)
        .map(|(_, storage)| SavedTable {
            components: storage.pools.clone(),
            entities: storage.entities.clone(),
        })
        .collect();
    let slots = &structure.entities.slots;
    let events = &structure.events;
    Header {
        components: pools.map(|p| p.description().name.to_owned()).collect(),
        generations: slots.iter().map(|slot| slot.generation).collect(),
        free: structure.entities.free.clone(),
        resources: tables.remove(0),
        tables,
        sparse: saved_sparse(structure),
        events: events.stream.iter().map(saved_event).collect(),
        next_event: events.next.0,
        event_frames: events.frames.iter().map(|first| first.0).collect(),
    }
}

fn saved_event(event: &Event) -> SavedEvent {
    SavedEvent {
        id: event.id.0,
        kind: event.kind.clone().into_owned(),
        entity: event.entity,
        data: event.data.clone(),
        priority: event.priority.0,
    }
}
