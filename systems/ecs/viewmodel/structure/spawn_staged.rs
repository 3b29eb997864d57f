//! New entities in bulk, column by column.

use super::change::LastChange;
use super::check::check_room;
use super::{begin_moves, claim_rows, no_component, observe_rows};
use playground_base::{ErasedPool, StagedRows, TableId};
use playground_core_ecs::{Change, EcsError, SpawnedRows, Structure};

/// Makes as many entities as there are rows of each component, all or none.
pub fn spawn_staged(
    structure: &mut Structure,
    rows: &[StagedRows],
) -> Result<SpawnedRows, EcsError> {
    let count = rows.first().map_or(0, |rows| rows.count as usize);
    check(structure, rows, count)?;
    begin_moves(structure);
    let named = rows.iter().map(|rows| rows.component);
    let mut change = LastChange::default();
    let table = change.effect(structure, None, named, Change::Add).to;
    push_columns(structure, table, rows, count);
    let Structure {
        tables,
        entities,
        observations,
        ..
    } = structure;
    let Some(storage) = tables.get_mut(table.0 as usize) else {
        return Err(EcsError::Uneven);
    };
    let first = storage.entities.len();
    claim_rows(entities, table, count, &mut storage.entities);
    let made = storage.entities.get(first..).unwrap_or_default();
    observe_rows(observations, made, rows.iter().map(|rows| rows.component));
    let spawned = SpawnedRows {
        table,
        rows: first..storage.entities.len(),
        first: made.first().copied(),
    };
    push_sparse(structure, rows, &spawned);
    Ok(spawned)
}

fn push_columns(structure: &mut Structure, table: TableId, rows: &[StagedRows], count: usize) {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let Some(storage) = tables.get(table.0 as usize) else {
        return;
    };
    for (component, place) in storage.components.iter().zip(&storage.pools) {
        let Some(pool) = pools.get(*place as usize) else {
            continue;
        };
        let staged = rows.iter().find(|rows| rows.component == *component);
        let pushed = staged.map_or(0, |rows| pool.push_staged(cells, table, *rows));
        if pushed < count {
            pool.push_defaults(cells, table, count - pushed);
        }
    }
}

/// Rows that lie in no table, in order of the entities just made.
fn push_sparse(structure: &mut Structure, rows: &[StagedRows], spawned: &SpawnedRows) {
    let Structure {
        cells,
        tables,
        pools,
        pool_of,
        ..
    } = structure;
    let made = tables.get(spawned.table.0 as usize);
    let made = made.and_then(|storage| storage.entities.get(spawned.rows.clone()));
    for staged in rows {
        let place = pool_of.get(&staged.component);
        let pool = place.and_then(|place| pools.get(*place as usize));
        let Some(pool) = pool.filter(|pool| ErasedPool::is_sparse(pool)) else {
            continue;
        };
        for id in made.unwrap_or_default() {
            pool.link_sparse(cells, id.index);
        }
        pool.push_staged(cells, TableId::SPARSE, *staged);
    }
}

fn check(structure: &Structure, rows: &[StagedRows], count: usize) -> Result<(), EcsError> {
    check_room(structure, count)?;
    for (at, staged) in rows.iter().enumerate() {
        let pool = structure
            .as_pool(staged.component)
            .ok_or_else(|| no_component(staged.component))?;
        let twice = rows[..at].iter().any(|r| r.component == staged.component);
        let there = pool.has_staged(&structure.cells, *staged);
        if twice || !there || staged.count as usize != count {
            return Err(EcsError::Uneven);
        }
    }
    Ok(())
}
