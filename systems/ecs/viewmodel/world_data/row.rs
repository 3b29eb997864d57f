//! Rows of single entities.

use super::change::Effect;
use playground_base::{ArchetypeId, BorrowToken, ErasedPool};
use playground_core_ecs::{
    Archetype, Entities, Entity, EntityId, RowSource, WorldData, observe_insert,
};

/// Appends one row, or a default if the source is empty: the columns of an archetype must be
/// equally long.
pub fn push_row(
    pool: &ErasedPool,
    token: &mut BorrowToken,
    archetype_id: ArchetypeId,
    source: RowSource,
) {
    let pushed = match source {
        RowSource::Default => false,
        RowSource::Value(value) => pool.push_value(token, archetype_id, value).is_ok(),
        RowSource::Staged(rows) => pool.push_staged(token, archetype_id, rows) == 1,
    };
    if !pushed {
        pool.push_default(token, archetype_id);
    }
}

/// Adds or replaces the row of a sparse component of an entity.
pub fn put_sparse(world_data: &mut WorldData, id: EntityId, pool: u32, source: RowSource) {
    let WorldData {
        token,
        pools,
        observations,
        ..
    } = world_data;
    let Some(pool) = pools.get(pool as usize) else {
        return;
    };
    let row = pool.sparse_row(token, id.index);
    match row {
        Some(row) => replace_row(pool, token, (ArchetypeId::SPARSE, row), source),
        None => {
            pool.link_sparse(token, id.index);
            push_row(pool, token, ArchetypeId::SPARSE, source);
        }
    }
    observe_insert(observations, id, pool.component(), row.is_none());
}

/// Replaces one row.
pub fn replace_row(
    pool: &ErasedPool,
    token: &mut BorrowToken,
    (archetype_id, row): (ArchetypeId, usize),
    source: RowSource,
) {
    match source {
        RowSource::Default => {
            pool.write_default(token, archetype_id, row);
        }
        RowSource::Value(value) => {
            let _checked_before = pool.write(token, archetype_id, row, value);
        }
        RowSource::Staged(rows) => {
            pool.write_staged(token, archetype_id, row, rows);
        }
    }
}

/// Writes the rows of a change whose entity is in its archetype already: new ones at the end of
/// their columns, the others in place.
pub fn write_rows(
    world_data: &mut WorldData,
    entity: Entity,
    effect: &Effect,
    sources: impl Iterator<Item = RowSource>,
) {
    let location = (entity.archetype, entity.row as usize);
    for ((pool, is_new), source) in effect.rows.iter().zip(sources) {
        let WorldData {
            token,
            pools,
            observations,
            ..
        } = world_data;
        let Some(of) = pools.get(*pool as usize) else {
            continue;
        };
        if of.is_sparse() {
            put_sparse(world_data, entity.id, *pool, source);
            continue;
        }
        if *is_new {
            push_row(of, token, entity.archetype, source);
        } else {
            replace_row(of, token, location, source);
        }
        observe_insert(observations, entity.id, of.component(), *is_new);
    }
    let WorldData { token, pools, .. } = world_data;
    let defaults = effect.defaults.iter();
    for pool in defaults.filter_map(|pool| pools.get(*pool as usize)) {
        pool.push_default(token, entity.archetype);
    }
}

/// Adds an entity at the end of an archetype, before or after its row is pushed.
pub fn link(world_data: &mut WorldData, id: EntityId, archetype_id: ArchetypeId) -> Entity {
    let WorldData {
        archetypes,
        entities,
        ..
    } = world_data;
    let row = append(archetypes, entities, id, archetype_id);
    Entity {
        id,
        archetype: archetype_id,
        row,
    }
}

#[inline]
fn append(
    archetypes: &mut [Archetype],
    entities: &mut Entities,
    id: EntityId,
    archetype_id: ArchetypeId,
) -> u32 {
    let mut row = 0;
    if let Some(archetype) = archetypes.get_mut(archetype_id.0 as usize) {
        row = archetype.entities.len() as u32;
        archetype.entities.push(id);
    }
    if let Some(slot) = entities.slots.get_mut(id.index as usize) {
        (slot.archetype, slot.row) = (archetype_id, row);
    }
    row
}

/// Removes a row from an archetype's list of entities; the last one takes its place.
#[inline]
pub fn swap_remove_entity(archetype: &mut Archetype, entities: &mut Entities, row: u32) {
    let last = archetype.entities.pop();
    let Some((last, gap)) = last.zip(archetype.entities.get_mut(row as usize)) else {
        return;
    };
    *gap = last;
    if let Some(slot) = entities.slots.get_mut(last.index as usize) {
        slot.row = row;
    }
}

/// Moves an entity from a row of one archetype's list to the end of another's; returns its new row.
#[inline]
fn relink(
    archetypes: &mut [Archetype],
    entities: &mut Entities,
    id: EntityId,
    (from, row): (ArchetypeId, u32),
    to: ArchetypeId,
) -> u32 {
    if let Some(archetype) = archetypes.get_mut(from.0 as usize) {
        swap_remove_entity(archetype, entities, row);
    }
    append(archetypes, entities, id, to)
}

/// Moves an entity to another archetype, if it differs. Components that only the new archetype has
/// get no row yet: the caller pushes one for each. The rows are moved last: fewer live variables
/// across these calls make them faster.
#[inline]
pub fn move_entity(world_data: &mut WorldData, entity: Entity, to: ArchetypeId) -> Entity {
    if to == entity.archetype {
        return entity;
    }
    let WorldData {
        token,
        archetypes,
        pools,
        entities,
        ..
    } = world_data;
    let from = (entity.archetype, entity.row);
    let row = relink(archetypes, entities, entity.id, from, to);
    if let Some(archetype) = archetypes.get(entity.archetype.0 as usize) {
        let pools = &pools[..];
        for pool in archetype
            .pools
            .iter()
            .filter_map(|p| pools.get(*p as usize))
        {
            pool.move_row(token, entity.archetype, entity.row as usize, to);
        }
    }
    Entity {
        archetype: to,
        row,
        ..entity
    }
}
