//! Spawns entities whose rows are bytes.

use super::check::{check_ids, check_room};
use super::row::link;
use super::{
    LastChange, NewIds, begin_moves, check_parents, claim, despawn, no_component, observe_rows,
};
use playground_base::{ArchetypeId, BorrowToken, ErasedPool, Key, ValueError};
use playground_core_ecs::{Change, EcsError, EntityId, EntityRows, Parent, WorldData};
use std::collections::HashMap;

/// Spawns entities with these ids, all or none.
pub fn spawn_rows(
    world_data: &mut WorldData,
    parents: &Key<Parent>,
    groups: &[EntityRows],
) -> Result<(), EcsError> {
    check(world_data, groups)?;
    begin_moves(world_data);
    for (at, group) in groups.iter().enumerate() {
        if let Err(error) = append(world_data, group) {
            despawn_all(world_data, &groups[..at]);
            return Err(error);
        }
    }
    let checked = check_new_parents(world_data, parents, groups);
    if checked.is_err() {
        despawn_all(world_data, groups);
    }
    checked
}

fn despawn_all(world_data: &mut WorldData, groups: &[EntityRows]) {
    let ids = groups.iter().flat_map(|group| group.ids.iter().copied());
    despawn(world_data, &ids.collect::<Vec<_>>());
}

fn check(world_data: &WorldData, groups: &[EntityRows]) -> Result<(), EcsError> {
    let ids = || groups.iter().flat_map(|group| group.ids.iter().copied());
    check_room(world_data, groups.iter().map(|group| group.ids.len()).sum())?;
    check_ids(world_data, ids())?;
    for group in groups {
        for (at, (component, _)) in group.columns.iter().enumerate() {
            world_data
                .pool(*component)
                .ok_or_else(|| no_component(*component))?;
            if group.columns[..at].iter().any(|(id, _)| id == component) {
                return Err(EcsError::Uneven);
            }
        }
    }
    Ok(())
}

/// Appends the entities of one archetype. Nothing has changed when a row does not decode.
fn append(world_data: &mut WorldData, group: &EntityRows) -> Result<(), EcsError> {
    let mut last = LastChange::default();
    let named = group.columns.iter().map(|(component, _)| *component);
    let effect = last.effect(world_data, None, named.clone(), Change::Add);
    let count = group.ids.len();
    let WorldData { token, pools, .. } = world_data;
    let decoded = group.columns.iter().zip(&effect.rows);
    let mut appended: Vec<&ErasedPool> = Vec::new();
    for ((_, bytes), (pool, _)) in decoded {
        let Some(pool) = pools.get(*pool as usize) else {
            continue;
        };
        if let Err(source) = decode(pool, token, effect.to, (count, bytes)) {
            for pool in &appended {
                remove_last(pool, token, effect.to, count);
            }
            let component = pool.description().name.to_owned();
            return Err(EcsError::Value { component, source });
        }
        appended.push(pool);
    }
    for pool in appended.into_iter().filter(|pool| pool.is_sparse()) {
        for id in &group.ids {
            pool.link_sparse(token, id.index);
        }
    }
    let defaults = effect.defaults.iter();
    for pool in defaults.filter_map(|pool| pools.get(*pool as usize)) {
        pool.push_defaults(token, effect.to, count);
    }
    let wanted: Vec<Option<EntityId>> = group.ids.iter().copied().map(Some).collect();
    for id in claim(&mut world_data.entities, &wanted) {
        link(world_data, id, effect.to);
    }
    observe_rows(&mut world_data.observations, &group.ids, named);
    Ok(())
}

/// Appends rows to the archetype, or outside of it for a sparse component. All or none.
fn decode(
    pool: &ErasedPool,
    token: &mut BorrowToken,
    archetype: ArchetypeId,
    (count, bytes): (usize, &[u8]),
) -> Result<(), ValueError> {
    let to = place_of(pool, archetype);
    let taken = pool.decode_rows(token, to, count, bytes)?;
    if taken == bytes.len() {
        return Ok(());
    }
    remove_last(pool, token, archetype, count);
    let rest = bytes.len() - taken;
    Err(ValueError::new(format!(
        "{rest} bytes are left after {count} rows"
    )))
}

fn remove_last(pool: &ErasedPool, token: &mut BorrowToken, archetype: ArchetypeId, count: usize) {
    let from = place_of(pool, archetype);
    let len = pool.len(token, from) as u32;
    let rows: Vec<u32> = (len - count as u32..len).rev().collect();
    pool.swap_remove_rows(token, from, &rows);
}

fn place_of(pool: &ErasedPool, archetype: ArchetypeId) -> ArchetypeId {
    if pool.is_sparse() {
        ArchetypeId::SPARSE
    } else {
        archetype
    }
}

/// Whether the parents of the new entities exist, and none is its own ancestor.
fn check_new_parents(
    world_data: &WorldData,
    key: &Key<Parent>,
    groups: &[EntityRows],
) -> Result<(), EcsError> {
    let with_parent = groups.iter().filter(|group| {
        let mut components = group.columns.iter().map(|(component, _)| *component);
        components.any(|component| component == super::PARENT)
    });
    let mut with_parent = with_parent.peekable();
    let columns = key.read(&world_data.token);
    let (Some(_), Ok(columns)) = (with_parent.peek(), columns) else {
        return Ok(());
    };
    let parent_of = |id: &EntityId| {
        let entity = world_data.locate(*id)?;
        let row = columns.get(entity.archetype, entity.row as usize)?;
        Some((*id, row.entity))
    };
    let ids = with_parent.flat_map(|group| &group.ids);
    let parents: HashMap<EntityId, EntityId> = ids.filter_map(parent_of).collect();
    drop(columns);
    check_parents(world_data, &parents, &NewIds::default())
}
