//! New entities one by one.

use super::row::link;
use super::{LastTable, begin_structural, check_spawns, claim, push_row};
use playground_base::ComponentId;
use playground_core_ecs::{EcsError, EntityId, RowSource, Spawn, Structure};

/// Makes entities, all or none.
pub fn spawn(structure: &mut Structure, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError> {
    check_spawns(structure, &spawns)?;
    begin_structural(structure);
    let wanted: Vec<_> = spawns.iter().map(|spawn| spawn.id).collect();
    let ids = claim(&mut structure.entities, &wanted);
    let mut last = LastTable::default();
    for (id, spawn) in ids.iter().zip(spawns) {
        place(structure, *id, spawn.components, &mut last);
    }
    Ok(ids)
}

/// Where a component is named twice, its last row counts.
fn place(
    structure: &mut Structure,
    id: EntityId,
    mut rows: Vec<(ComponentId, RowSource)>,
    last: &mut LastTable,
) {
    let components = rows.iter().map(|(component, _)| *component).collect();
    let table = last.of_new(structure, components);
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
        let row = rows.iter_mut().rev().find(|(of, _)| of == component);
        let source = row.map(|(_, source)| std::mem::replace(source, RowSource::Default));
        if let Some(pool) = pools.get(*place as usize) {
            push_row(pool, cells, table, source.unwrap_or(RowSource::Default));
        }
    }
    link(structure, id, table);
}
