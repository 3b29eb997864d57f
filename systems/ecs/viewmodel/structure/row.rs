//! Rows of single entities.

use super::change::Effect;
use playground_base::{Cells, ErasedPool, TableId};
use playground_core_ecs::{Entity, EntityId, RowSource, Structure};

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

/// Replaces one row.
pub fn replace_row(
    pool: &ErasedPool,
    cells: &mut Cells,
    (table, row): (TableId, usize),
    source: RowSource,
) {
    match source {
        RowSource::Default => {
            // The last row takes the place of the one removed, and the last is the default.
            pool.push_default(cells, table);
            pool.swap_remove(cells, table, row);
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
    let Structure { cells, pools, .. } = structure;
    let place = (entity.table, entity.row as usize);
    for ((pool, is_new), source) in effect.rows.iter().zip(sources) {
        match (pools.get(*pool as usize), is_new) {
            (Some(pool), true) => push_row(pool, cells, entity.table, source),
            (Some(pool), false) => replace_row(pool, cells, place, source),
            (None, _) => {}
        }
    }
    let defaults = effect.defaults.iter();
    for pool in defaults.filter_map(|pool| pools.get(*pool as usize)) {
        pool.push_default(cells, entity.table);
    }
}

/// Puts an entity at the end of a table whose columns got its row already, or get it next.
pub fn link(structure: &mut Structure, id: EntityId, table: TableId) -> Entity {
    let mut row = 0;
    if let Some(storage) = structure.tables.get_mut(table.0 as usize) {
        row = storage.entities.len() as u32;
        storage.entities.push(id);
    }
    if let Some(slot) = structure.entities.slots.get_mut(id.index as usize) {
        (slot.table, slot.row) = (table, row);
    }
    Entity { id, table, row }
}

/// Takes an entity's row out of its table's list; the last one takes its place.
pub fn unlink(structure: &mut Structure, table: TableId, row: u32) {
    let Some(storage) = structure.tables.get_mut(table.0 as usize) else {
        return;
    };
    storage.entities.swap_remove(row as usize);
    if let Some(moved) = storage.entities.get(row as usize)
        && let Some(slot) = structure.entities.slots.get_mut(moved.index as usize)
    {
        slot.row = row;
    }
}

/// Moves an entity to another table. Components that only the new table has get no row yet: the
/// caller pushes one for each.
pub fn move_entity(structure: &mut Structure, entity: Entity, to: TableId) -> Entity {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let row = entity.row as usize;
    let [Some(from), Some(target)] = [entity.table, to].map(|table| tables.get(table.0 as usize))
    else {
        return entity;
    };
    for place in &from.pools {
        let Some(pool) = pools.get(*place as usize) else {
            continue;
        };
        match target.pools.contains(place) {
            true => {
                pool.move_row(cells, entity.table, row, to);
            }
            false => pool.swap_remove(cells, entity.table, row),
        }
    }
    unlink(structure, entity.table, entity.row);
    link(structure, entity.id, to)
}
