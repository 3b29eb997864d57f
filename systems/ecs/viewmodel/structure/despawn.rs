//! The end of entities.

use super::children::forget_links;
use super::row::take_out;
use super::{begin_moves, release};
use playground_base::TableId;
use playground_core_ecs::{EntityId, Storage, Structure, observe_removal};
use std::cmp::Reverse;

/// Ends entities, table by table; returns how many were alive. A table of which nothing is left is
/// emptied column by column.
pub fn despawn(structure: &mut Structure, ids: &[EntityId]) -> usize {
    if let [id] = ids {
        return usize::from(despawn_one(structure, *id));
    }
    begin_moves(structure);
    observe_ends(structure, ids);
    let mut counts = vec![0; structure.tables.len()];
    let mut places: Vec<(TableId, u32)> = Vec::with_capacity(ids.len());
    for id in ids {
        // Released at once: who is named twice is gone the second time.
        if let Some((table, row)) = release(&mut structure.entities, *id) {
            places.push((table, row));
            counts[table.0 as usize] += 1;
            if structure.cells.may_have_sparse(id.index) {
                end_sparse(structure, *id);
            }
        }
    }
    let ended = places.len();
    let tables = counts.iter().zip(&structure.tables).enumerate();
    let is_whole = |(count, storage): (&usize, &Storage)| storage.entities.len() == *count;
    let whole = tables.filter(|(_, of)| *of.0 > 0 && is_whole(*of));
    let whole: Vec<TableId> = whole.map(|(at, _)| TableId(at as u32)).collect();
    whole.iter().for_each(|table| empty(structure, *table));
    places.retain(|(table, _)| whole.binary_search(table).is_err());
    places.sort_unstable_by_key(|(table, row)| (*table, Reverse(*row)));
    let mut rows = Vec::new();
    for of_table in places.chunk_by(|one, next| one.0 == next.0) {
        rows.clear();
        rows.extend(of_table.iter().map(|(_, row)| *row));
        if let Some((table, _)) = of_table.first() {
            remove_rows(structure, *table, &rows);
        }
    }
    ended
}

/// Remembers what these entities lose, each once: loose rows, then table by table. Before any of them
/// is released: should a copy of a row panic, which is code of plugins, all are still in their places.
fn observe_ends(structure: &mut Structure, ids: &[EntityId]) {
    if structure.observations.watched.is_empty() {
        return;
    }
    for id in ids {
        if structure.as_entity(*id).is_some() && structure.cells.may_have_sparse(id.index) {
            end_sparse(structure, *id);
        }
    }
    let alive = ids.iter().filter_map(|id| structure.as_entity(*id));
    let mut places: Vec<(TableId, u32)> = alive.map(|of| (of.table, of.row)).collect();
    places.sort_unstable();
    places.dedup();
    for of_table in places.chunk_by(|one, next| one.0 == next.0) {
        if let Some((table, _)) = of_table.first() {
            observe_rows_end(structure, *table, of_table.iter().map(|(_, row)| *row));
        }
    }
}

/// Takes all rows out of a table whose entities are released.
fn empty(structure: &mut Structure, table: TableId) {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    if let Some(storage) = tables.get_mut(table.0 as usize) {
        let of_table = storage.pools.iter().filter_map(|p| pools.get(*p as usize));
        of_table.for_each(|pool| pool.clear_table(cells, table));
        storage.entities.clear();
    }
}

/// Ends one entity, if it is alive. The rows go last: the more there is to remember across the calls
/// that drop them, the longer they take.
pub fn despawn_one(structure: &mut Structure, id: EntityId) -> bool {
    let place = structure.as_entity(id).map(|here| (here.table, here.row));
    let Some((table, row)) = place else {
        return false;
    };
    begin_moves(structure);
    // First what runs code of plugins: should a copy of a row panic, everything is still in its place.
    if !structure.observations.watched.is_empty() {
        observe_rows_end(structure, table, [row].into_iter());
    }
    if structure.cells.may_have_sparse(id.index) {
        end_sparse(structure, id);
    }
    let Structure {
        cells,
        tables,
        pools,
        entities,
        ..
    } = structure;
    release(entities, id);
    if let Some(storage) = tables.get_mut(table.0 as usize) {
        take_out(storage, entities, row);
        let pools = &pools[..];
        for pool in storage.pools.iter().filter_map(|p| pools.get(*p as usize)) {
            pool.swap_remove(cells, table, row as usize);
        }
    }
    true
}

/// Ends all entities of one table, none of which has anything below it, and tells how many.
pub fn despawn_table(structure: &mut Structure, table: TableId) -> usize {
    let storage = structure.tables.get(table.0 as usize);
    // From the last to the first, so that the lowest row's place is used next.
    let ended: Vec<EntityId> = storage.map_or(Vec::new(), |storage| {
        storage.entities.iter().rev().copied().collect()
    });
    despawn(structure, &ended)
}

/// Remembers what the entities at these rows lose.
fn observe_rows_end(
    structure: &mut Structure,
    table: TableId,
    rows: impl Iterator<Item = u32> + Clone,
) {
    let Structure {
        cells,
        tables,
        pools,
        observations,
        ..
    } = structure;
    let Some(storage) = tables.get(table.0 as usize) else {
        return;
    };
    for pool in storage.pools.iter().filter_map(|p| pools.get(*p as usize)) {
        for row in rows.clone() {
            if let Some(id) = storage.entities.get(row as usize) {
                let keep = || pool.keep_removed(cells, table, row as usize);
                observe_removal(observations, *id, pool.component(), keep);
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
        if let Some(row) = pool.sparse_row(cells, id.index) {
            let keep = || pool.keep_removed(cells, TableId::SPARSE, row);
            observe_removal(observations, id, pool.component(), keep);
            pool.remove_sparse(cells, id.index);
        }
    }
    cells.forget_sparse(id.index);
}

/// The rows descend, so the row that takes a place is never one that goes too.
fn remove_rows(structure: &mut Structure, table: TableId, rows: &[u32]) {
    let Structure {
        cells,
        tables,
        pools,
        entities,
        ..
    } = structure;
    let Some(storage) = tables.get_mut(table.0 as usize) else {
        return;
    };
    for place in &storage.pools {
        if let Some(pool) = pools.get(*place as usize) {
            pool.swap_remove_rows(cells, table, rows);
        }
    }
    for row in rows {
        take_out(storage, entities, *row);
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
    for id in alive.iter().rev() {
        release(entities, *id);
    }
}
