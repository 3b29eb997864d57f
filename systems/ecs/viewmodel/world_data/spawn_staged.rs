//! Spawns entities in bulk, column by column.

use super::change::LastChange;
use super::check::check_room;
use super::{begin_moves, claim_rows, no_component, observe_rows};
use playground_base::{ArchetypeId, ErasedPool, StagedRows};
use playground_core_ecs::{Change, EcsError, SpawnedRows, WorldData};

/// Spawns one entity for each row, all or none; every component needs the same number of rows.
pub fn spawn_staged(
    world_data: &mut WorldData,
    rows: &[StagedRows],
) -> Result<SpawnedRows, EcsError> {
    let count = rows.first().map_or(0, |rows| rows.count as usize);
    check(world_data, rows, count)?;
    begin_moves(world_data);
    let named = rows.iter().map(|rows| rows.component);
    let mut change = LastChange::default();
    let archetype_id = change.effect(world_data, None, named, Change::Add).to;
    push_columns(world_data, archetype_id, rows, count);
    let WorldData {
        archetypes,
        entities,
        observations,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get_mut(archetype_id.0 as usize) else {
        return Err(EcsError::Uneven);
    };
    let first = archetype.entities.len();
    claim_rows(entities, archetype_id, count, &mut archetype.entities);
    let made = archetype.entities.get(first..).unwrap_or_default();
    observe_rows(observations, made, rows.iter().map(|rows| rows.component));
    let spawned = SpawnedRows {
        archetype: archetype_id,
        rows: first..archetype.entities.len(),
        first: made.first().copied(),
    };
    push_sparse(world_data, rows, &spawned);
    Ok(spawned)
}

fn push_columns(
    world_data: &mut WorldData,
    archetype_id: ArchetypeId,
    rows: &[StagedRows],
    count: usize,
) {
    let WorldData {
        token,
        archetypes,
        pools,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get(archetype_id.0 as usize) else {
        return;
    };
    for (component, index) in archetype.components.iter().zip(&archetype.pools) {
        let Some(pool) = pools.get(*index as usize) else {
            continue;
        };
        let staged = rows.iter().find(|rows| rows.component == *component);
        let pushed = staged.map_or(0, |rows| pool.push_staged(token, archetype_id, *rows));
        if pushed < count {
            pool.push_defaults(token, archetype_id, count - pushed);
        }
    }
}

/// Pushes sparse rows, in order of the entities just spawned.
fn push_sparse(world_data: &mut WorldData, rows: &[StagedRows], spawned: &SpawnedRows) {
    let WorldData {
        token,
        archetypes,
        pools,
        pool_of,
        ..
    } = world_data;
    let made = archetypes.get(spawned.archetype.0 as usize);
    let made = made.and_then(|archetype| archetype.entities.get(spawned.rows.clone()));
    for staged in rows {
        let index = pool_of.get(&staged.component);
        let pool = index.and_then(|index| pools.get(*index as usize));
        let Some(pool) = pool.filter(|pool| ErasedPool::is_sparse(pool)) else {
            continue;
        };
        for id in made.unwrap_or_default() {
            pool.link_sparse(token, id.index);
        }
        pool.push_staged(token, ArchetypeId::SPARSE, *staged);
    }
}

fn check(world_data: &WorldData, rows: &[StagedRows], count: usize) -> Result<(), EcsError> {
    check_room(world_data, count)?;
    for (at, staged) in rows.iter().enumerate() {
        let pool = world_data
            .pool(staged.component)
            .ok_or_else(|| no_component(staged.component))?;
        let twice = rows[..at].iter().any(|r| r.component == staged.component);
        let there = pool.has_staged(&world_data.token, *staged);
        if twice || !there || staged.count as usize != count {
            return Err(EcsError::Uneven);
        }
    }
    Ok(())
}
