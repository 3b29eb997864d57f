//! The end of entities.

use super::row::unlink;
use super::{begin_structural, release};
use playground_base::TableId;
use playground_core_ecs::{EntityId, Structure};
use std::cmp::Reverse;

/// Ends entities that are alive and named once, table by table.
pub fn despawn(structure: &mut Structure, ids: &[EntityId]) {
    if ids.is_empty() {
        return;
    }
    begin_structural(structure);
    let mut places: Vec<(TableId, u32)> = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(entity) = structure.as_entity(*id) {
            places.push((entity.table, entity.row));
            release(&mut structure.entities, *id);
        }
    }
    places.sort_unstable_by_key(|(table, row)| (*table, Reverse(*row)));
    for of_table in places.chunk_by(|one, next| one.0 == next.0) {
        let rows: Vec<u32> = of_table.iter().map(|(_, row)| *row).collect();
        if let Some((table, _)) = of_table.first() {
            remove_rows(structure, *table, &rows);
        }
    }
}

/// The rows descend, so the row that takes a place is never one that goes too.
fn remove_rows(structure: &mut Structure, table: TableId, rows: &[u32]) {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let Some(storage) = tables.get(table.0 as usize) else {
        return;
    };
    for place in &storage.pools {
        if let Some(pool) = pools.get(*place as usize) {
            pool.swap_remove_rows(cells, table, rows);
        }
    }
    for row in rows {
        unlink(structure, table, *row);
    }
}

/// Ends all entities. Resources stay.
pub fn clear(structure: &mut Structure) {
    begin_structural(structure);
    let Structure {
        cells,
        entities,
        tables,
        pools,
        ..
    } = structure;
    for (at, storage) in tables.iter_mut().enumerate() {
        let table = TableId(at as u32);
        if table != TableId::RESOURCES {
            let of_table = storage.pools.iter().filter_map(|p| pools.get(*p as usize));
            of_table.for_each(|pool| pool.clear_table(cells, table));
            storage.entities.clear();
        }
    }
    // From the last to the first, so that the lowest place is used next.
    let alive: Vec<EntityId> = entities.iter().map(|entity| entity.id).collect();
    alive.iter().rev().for_each(|id| release(entities, *id));
}
