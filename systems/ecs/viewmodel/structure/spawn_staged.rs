//! New entities in bulk, column by column.

use super::check::check_room;
use super::row::link;
use super::{Change, LastChange, begin_structural, claim_fresh, no_component};
use playground_base::StagedRows;
use playground_core_ecs::{EcsError, Structure};

/// Makes as many entities as there are rows of each component, all or none.
pub fn spawn_staged(structure: &mut Structure, rows: &[StagedRows]) -> Result<(), EcsError> {
    let count = rows.first().map_or(0, |rows| rows.count as usize);
    check(structure, rows, count)?;
    begin_structural(structure);
    let named = rows.iter().map(|rows| rows.component);
    let mut change = LastChange::default();
    let table = change.effect(structure, None, named, Change::Add).to;
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let Some(storage) = tables.get_mut(table.0 as usize) else {
        return Ok(());
    };
    storage.entities.reserve(count);
    for (component, place) in storage.components.iter().zip(&storage.pools) {
        let Some(pool) = pools.get(*place as usize) else {
            continue;
        };
        let staged = rows.iter().find(|rows| rows.component == *component);
        let pushed = staged.map_or(0, |rows| pool.push_staged(cells, table, *rows));
        pool.push_defaults(cells, table, count - pushed);
    }
    for _ in 0..count {
        let id = claim_fresh(&mut structure.entities);
        link(structure, id, table);
    }
    Ok(())
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
