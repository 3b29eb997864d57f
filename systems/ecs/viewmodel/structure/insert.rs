//! Components added to entities, or replaced.

use super::parent_value;
use super::row::write_rows;
use super::{Coming, LastChange, begin_moves, check_parents, check_row, move_entity};
use playground_base::ComponentId;
use playground_core_ecs::{Change, EcsError, EntityId, RowSource, Structure};
use std::collections::HashMap;

/// One row of a request.
type Row = (EntityId, ComponentId, RowSource);

/// Adds or replaces components, all or none. Rows of one entity that lie together move it once.
pub fn insert(structure: &mut Structure, mut rows: Vec<Row>) -> Result<(), EcsError> {
    check(structure, &rows)?;
    begin_moves(structure);
    let mut last = LastChange::default();
    for of_entity in rows.chunk_by_mut(|one, next| one.0 == next.0) {
        insert_into(structure, of_entity, &mut last);
    }
    Ok(())
}

fn check(structure: &Structure, rows: &[Row]) -> Result<(), EcsError> {
    let mut parents = HashMap::new();
    for (id, component, source) in rows {
        structure.as_entity(*id).ok_or(EcsError::NoEntity(*id))?;
        check_row(structure, *component, source)?;
        if let Some(parent) = parent_value(*component, source) {
            parents.insert(*id, parent);
        }
    }
    check_parents(structure, &parents, &Coming::new())
}

fn insert_into(structure: &mut Structure, rows: &mut [Row], last: &mut LastChange) {
    let entity = rows.first().and_then(|(id, ..)| structure.as_entity(*id));
    let Some(entity) = entity else {
        return;
    };
    let named = rows.iter().map(|(_, component, _)| *component);
    let effect = last.effect(structure, Some(entity.table), named, Change::Add);
    let entity = move_entity(structure, entity, effect.to);
    let take = |row: &mut Row| std::mem::replace(&mut row.2, RowSource::Default);
    write_rows(structure, entity, effect, rows.iter_mut().map(take));
}
