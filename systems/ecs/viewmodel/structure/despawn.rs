//! The end of entities.

use super::children::forget_links;
use super::observed::observe_removal;
use super::row::unlink;
use super::{begin_moves, release};
use playground_base::TableId;
use playground_core_ecs::{EntityId, Structure};
use std::cmp::Reverse;

/// Ends entities that are alive and named once, table by table.
pub fn despawn(structure: &mut Structure, ids: &[EntityId]) {
    if let [id] = ids {
        return despawn_one(structure, *id);
    }
    begin_moves(structure);
    let mut places: Vec<(TableId, u32)> = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(entity) = structure.as_entity(*id) {
            places.push((entity.table, entity.row));
            release(&mut structure.entities, *id);
        }
    }
    places.sort_unstable_by_key(|(table, row)| (*table, Reverse(*row)));
    let mut rows = Vec::new();
    for of_table in places.chunk_by(|one, next| one.0 == next.0) {
        rows.clear();
        rows.extend(of_table.iter().map(|(_, row)| *row));
        if let Some((table, _)) = of_table.first() {
            observe_rows_end(structure, *table, &rows);
            remove_rows(structure, *table, &rows);
        }
    }
    ids.iter().for_each(|id| end_sparse(structure, *id));
}

fn despawn_one(structure: &mut Structure, id: EntityId) {
    let Some(entity) = structure.as_entity(id) else {
        return;
    };
    begin_moves(structure);
    release(&mut structure.entities, id);
    if !structure.observations.watched.is_empty() {
        observe_rows_end(structure, entity.table, &[entity.row]);
    }
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    if let Some(storage) = tables.get(entity.table.0 as usize) {
        let of_table = storage.pools.iter().filter_map(|p| pools.get(*p as usize));
        of_table.for_each(|pool| pool.swap_remove(cells, entity.table, entity.row as usize));
    }
    unlink(structure, entity.table, entity.row);
    end_sparse(structure, id);
}

/// Ends all entities of one table, none of which has anything below it, and tells how many.
pub fn despawn_table(structure: &mut Structure, table: TableId) -> usize {
    begin_moves(structure);
    let Structure {
        cells,
        tables,
        pools,
        entities,
        observations,
        ..
    } = structure;
    let Some(storage) = tables.get_mut(table.0 as usize) else {
        return 0;
    };
    let of_table = storage.pools.iter().filter_map(|p| pools.get(*p as usize));
    of_table.for_each(|pool| pool.clear_table(cells, table));
    if !observations.watched.is_empty() {
        for component in &storage.components {
            let end = |id: &EntityId| observe_removal(observations, *id, *component);
            storage.entities.iter().for_each(end);
        }
    }
    // From the last to the first, so that the lowest row's place is used next.
    let ended = storage.entities.iter().rev();
    ended.for_each(|id| release(entities, *id));
    let mut ended = std::mem::take(&mut storage.entities);
    let count = ended.len();
    if !structure.sparse.is_empty() {
        ended.iter().for_each(|id| end_sparse(structure, *id));
    }
    ended.clear();
    if let Some(storage) = structure.tables.get_mut(table.0 as usize) {
        storage.entities = ended;
    }
    count
}

/// Remembers what the entities at these rows lose.
fn observe_rows_end(structure: &mut Structure, table: TableId, rows: &[u32]) {
    let Structure {
        tables,
        observations,
        ..
    } = structure;
    let Some(storage) = tables.get(table.0 as usize) else {
        return;
    };
    if observations.watched.is_empty() {
        return;
    }
    for component in &storage.components {
        for row in rows.iter().rev() {
            if let Some(id) = storage.entities.get(*row as usize) {
                observe_removal(observations, *id, *component);
            }
        }
    }
}

/// Takes the sparse rows of an entity that ended.
fn end_sparse(structure: &mut Structure, id: EntityId) {
    let Structure {
        cells,
        pools,
        sparse,
        observations,
        ..
    } = structure;
    for pool in sparse.iter().filter_map(|p| pools.get(*p as usize)) {
        if pool.remove_sparse(cells, id.index) {
            observe_removal(observations, id, pool.component());
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
    begin_moves(structure);
    let Structure {
        cells,
        entities,
        tables,
        pools,
        sparse,
        children,
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
    for pool in sparse.iter().filter_map(|p| pools.get(*p as usize)) {
        pool.clear_table(cells, TableId::SPARSE);
    }
    forget_links(children);
    // From the last to the first, so that the lowest place is used next.
    let alive: Vec<EntityId> = entities.iter().map(|entity| entity.id).collect();
    alive.iter().rev().for_each(|id| release(entities, *id));
}
