//! Components added to entities, or replaced.

use super::{LastTable, begin_structural, check_parents, check_row, move_entity, parent_value};
use super::{push_row, replace_row};
use playground_base::ComponentId;
use playground_core_ecs::{EcsError, Entity, EntityId, RowSource, Structure};
use std::collections::HashMap;

type Rows = Vec<(ComponentId, RowSource)>;

/// Adds or replaces components, all or none.
pub fn insert(
    structure: &mut Structure,
    rows: Vec<(EntityId, ComponentId, RowSource)>,
) -> Result<(), EcsError> {
    check(structure, &rows)?;
    begin_structural(structure);
    let mut last = LastTable::default();
    for (id, rows) in by_entity(rows) {
        if let Some(entity) = structure.as_entity(id) {
            insert_into(structure, entity, rows, &mut last);
        }
    }
    Ok(())
}

fn check(
    structure: &Structure,
    rows: &[(EntityId, ComponentId, RowSource)],
) -> Result<(), EcsError> {
    let mut parents = HashMap::new();
    for (id, component, source) in rows {
        structure.as_entity(*id).ok_or(EcsError::NoEntity(*id))?;
        check_row(structure, *component, source)?;
        parents.extend(Some(*id).zip(parent_value(*component, source)));
    }
    check_parents(structure, &parents)
}

/// In order of first mention, so that an entity moves once.
fn by_entity(rows: Vec<(EntityId, ComponentId, RowSource)>) -> Vec<(EntityId, Rows)> {
    let mut grouped: Vec<(EntityId, Rows)> = Vec::new();
    let mut places = HashMap::new();
    for (id, component, source) in rows {
        let place = *places.entry(id).or_insert(grouped.len());
        if place == grouped.len() {
            grouped.push((id, Vec::new()));
        }
        grouped[place].1.push((component, source));
    }
    grouped
}

fn insert_into(structure: &mut Structure, entity: Entity, rows: Rows, last: &mut LastTable) {
    let components = rows.iter().map(|(component, _)| *component).collect();
    let to = last.answer(
        structure,
        Some(entity.table),
        components,
        |before, added| [before, &added].concat(),
    );
    let from = entity.table;
    let entity = match to == from {
        true => entity,
        false => move_entity(structure, entity, to),
    };
    write_rows(structure, entity, rows);
    if to != from {
        fill_up(structure, entity);
    }
}

/// A component that the table got with this entity lacks exactly the entity's row.
fn write_rows(structure: &mut Structure, entity: Entity, rows: Rows) {
    let Structure {
        cells,
        pools,
        pool_of,
        ..
    } = structure;
    let row = entity.row as usize;
    for (component, source) in rows {
        let place = pool_of.get(&component).copied().unwrap_or(u32::MAX);
        let Some(pool) = pools.get(place as usize) else {
            continue;
        };
        match pool.len(cells, entity.table) > row {
            true => replace_row(pool, cells, (entity.table, row), source),
            false => push_row(pool, cells, entity.table, source),
        }
    }
}

/// Defaults for what the new components need.
fn fill_up(structure: &mut Structure, entity: Entity) {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let Some(storage) = tables.get(entity.table.0 as usize) else {
        return;
    };
    let of_table = storage.pools.iter().filter_map(|p| pools.get(*p as usize));
    for pool in of_table {
        if pool.len(cells, entity.table) <= entity.row as usize {
            pool.push_default(cells, entity.table);
        }
    }
}
