//! Rows of single entities.

use super::change::Effect;
use playground_base::{Cells, ErasedPool, TableId};
use playground_core_ecs::{
    Entities, Entity, EntityId, RowSource, Storage, Structure, observe_insert,
};

/// Appends one row, and a default where the source turns out to be empty: a table's columns are
/// equally long whatever happens.
pub fn push_row(pool: &ErasedPool, cells: &mut Cells, table: TableId, source: RowSource) {
    let pushed = match source {
        RowSource::Default => false,
        RowSource::Value(value) => pool.push_value(cells, table, value).is_ok(),
        RowSource::Staged(rows) => pool.push_staged(cells, table, rows) == 1,
    };
    if !pushed {
        pool.push_default(cells, table);
    }
}

/// Gives an entity the row of a sparse component, or replaces it.
pub fn put_sparse(structure: &mut Structure, id: EntityId, pool: u32, source: RowSource) {
    let Structure {
        cells,
        pools,
        observations,
        ..
    } = structure;
    let Some(pool) = pools.get(pool as usize) else {
        return;
    };
    let row = pool.sparse_row(cells, id.index);
    match row {
        Some(row) => replace_row(pool, cells, (TableId::SPARSE, row), source),
        None => {
            pool.link_sparse(cells, id.index);
            push_row(pool, cells, TableId::SPARSE, source);
        }
    }
    observe_insert(observations, id, pool.component(), row.is_none());
}

/// Replaces one row.
pub fn replace_row(
    pool: &ErasedPool,
    cells: &mut Cells,
    (table, row): (TableId, usize),
    source: RowSource,
) {
    match source {
        RowSource::Default => {
            pool.write_default(cells, table, row);
        }
        RowSource::Value(value) => {
            let _checked_before = pool.write(cells, table, row, value);
        }
        RowSource::Staged(rows) => {
            pool.write_staged(cells, table, row, rows);
        }
    }
}

/// Writes the rows of a change whose entity is in its table already: those that are new there at
/// the end of their columns, the others in their place.
pub fn write_rows(
    structure: &mut Structure,
    entity: Entity,
    effect: &Effect,
    sources: impl Iterator<Item = RowSource>,
) {
    let place = (entity.table, entity.row as usize);
    for ((pool, is_new), source) in effect.rows.iter().zip(sources) {
        let Structure {
            cells,
            pools,
            observations,
            ..
        } = structure;
        let Some(of) = pools.get(*pool as usize) else {
            continue;
        };
        if of.is_sparse() {
            put_sparse(structure, entity.id, *pool, source);
            continue;
        }
        match is_new {
            true => push_row(of, cells, entity.table, source),
            false => replace_row(of, cells, place, source),
        }
        observe_insert(observations, entity.id, of.component(), *is_new);
    }
    let Structure { cells, pools, .. } = structure;
    let defaults = effect.defaults.iter();
    for pool in defaults.filter_map(|pool| pools.get(*pool as usize)) {
        pool.push_default(cells, entity.table);
    }
}

/// Puts an entity at the end of a table whose columns got its row already, or get it next.
pub fn link(structure: &mut Structure, id: EntityId, table: TableId) -> Entity {
    let Structure {
        tables, entities, ..
    } = structure;
    let row = append(tables, entities, id, table);
    Entity { id, table, row }
}

#[inline]
fn append(tables: &mut [Storage], entities: &mut Entities, id: EntityId, table: TableId) -> u32 {
    let mut row = 0;
    if let Some(storage) = tables.get_mut(table.0 as usize) {
        row = storage.entities.len() as u32;
        storage.entities.push(id);
    }
    if let Some(slot) = entities.slots.get_mut(id.index as usize) {
        (slot.table, slot.row) = (table, row);
    }
    row
}

/// Takes a row out of a table's list of entities; the last one takes its place.
#[inline]
pub fn take_out(storage: &mut Storage, entities: &mut Entities, row: u32) {
    let last = storage.entities.pop();
    let Some((last, place)) = last.zip(storage.entities.get_mut(row as usize)) else {
        return;
    };
    *place = last;
    if let Some(slot) = entities.slots.get_mut(last.index as usize) {
        slot.row = row;
    }
}

/// Takes an entity out of a row of one table's list and puts it at the end of another's; tells in
/// which row it is then.
#[inline]
fn relink(
    tables: &mut [Storage],
    entities: &mut Entities,
    id: EntityId,
    (from, row): (TableId, u32),
    to: TableId,
) -> u32 {
    if let Some(storage) = tables.get_mut(from.0 as usize) {
        take_out(storage, entities, row);
    }
    append(tables, entities, id, to)
}

/// Moves an entity to another table, if it is another. Components that only the new table has get no
/// row yet: the caller pushes one for each. The rows go last: the more there is to remember across the
/// calls that move them, the longer they take.
#[inline]
pub fn move_entity(structure: &mut Structure, entity: Entity, to: TableId) -> Entity {
    if to == entity.table {
        return entity;
    }
    let Structure {
        cells,
        tables,
        pools,
        entities,
        ..
    } = structure;
    let from = (entity.table, entity.row);
    let row = relink(tables, entities, entity.id, from, to);
    if let Some(storage) = tables.get(entity.table.0 as usize) {
        let pools = &pools[..];
        for pool in storage.pools.iter().filter_map(|p| pools.get(*p as usize)) {
            pool.move_row(cells, entity.table, entity.row as usize, to);
        }
    }
    Entity {
        table: to,
        row,
        ..entity
    }
}
