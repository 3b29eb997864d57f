//! Adds components to entities, or replaces them.

use super::parent_value;
use super::row::write_rows;
use super::{LastChange, NewIds, begin_moves, check_parents, check_row, move_entity};
use playground_base::ComponentId;
use playground_core_ecs::{Change, EcsError, EntityId, RowSource, WorldData};
use std::collections::HashMap;

/// One component of a request.
type Row = (EntityId, ComponentId, RowSource);

/// Adds or replaces components, all or none. Consecutive rows of one entity move it once.
pub fn insert(world_data: &mut WorldData, mut rows: Vec<Row>) -> Result<(), EcsError> {
    check(world_data, &rows)?;
    begin_moves(world_data);
    let mut last = LastChange::default();
    for of_entity in rows.chunk_by_mut(|one, next| one.0 == next.0) {
        insert_into(world_data, of_entity, &mut last);
    }
    Ok(())
}

fn check(world_data: &WorldData, rows: &[Row]) -> Result<(), EcsError> {
    let mut parents = HashMap::new();
    for (id, component, source) in rows {
        world_data.locate(*id).ok_or(EcsError::NoEntity(*id))?;
        check_row(world_data, *component, source)?;
        if let Some(parent) = parent_value(*component, source) {
            parents.insert(*id, parent);
        }
    }
    check_parents(world_data, &parents, &NewIds::default())
}

fn insert_into(world_data: &mut WorldData, rows: &mut [Row], last: &mut LastChange) {
    let entity = rows.first().and_then(|(id, ..)| world_data.locate(*id));
    let Some(entity) = entity else {
        return;
    };
    let named = rows.iter().map(|(_, component, _)| *component);
    let effect = last.effect(world_data, Some(entity.archetype), named, Change::Add);
    let entity = move_entity(world_data, entity, effect.to);
    let take = |row: &mut Row| std::mem::replace(&mut row.2, RowSource::Default);
    write_rows(world_data, entity, effect, rows.iter_mut().map(take));
}
