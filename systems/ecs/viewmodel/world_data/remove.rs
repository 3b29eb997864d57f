//! Removes components from entities.

use super::edge::mark_transform_changed;
use super::{LastChange, PARENT, begin_moves, locate_row, move_entity, no_component};
use playground_base::ComponentId;
use playground_core_ecs::{
    Archetype, Change, EcsError, Entity, EntityId, WorldData, observe_removal,
};

/// Removes components, all or none.
pub fn remove(
    world_data: &mut WorldData,
    rows: &[(EntityId, ComponentId)],
) -> Result<(), EcsError> {
    rows.iter()
        .try_for_each(|(id, component)| check(world_data, *id, *component))?;
    begin_moves(world_data);
    let mut last = LastChange::default();
    for of_entity in rows.chunk_by(|one, next| one.0 == next.0) {
        remove_from(world_data, of_entity, &mut last);
    }
    Ok(())
}

fn check(world_data: &WorldData, id: EntityId, component: ComponentId) -> Result<(), EcsError> {
    let entity = world_data.locate(id).ok_or(EcsError::NoEntity(id))?;
    let pool = world_data
        .pool(component)
        .ok_or_else(|| no_component(component))?;
    let has = locate_row(world_data, entity, pool).is_some();
    has.then_some(()).ok_or_else(|| EcsError::Lacks {
        entity: id,
        component: pool.description().name.to_owned(),
    })
}

fn remove_from(
    world_data: &mut WorldData,
    rows: &[(EntityId, ComponentId)],
    last: &mut LastChange,
) {
    let entity = rows.first().and_then(|(id, _)| world_data.locate(*id));
    let Some(entity) = entity else {
        return;
    };
    let named = rows.iter().map(|(_, component)| *component);
    let to = last
        .effect(
            world_data,
            Some(entity.archetype),
            named.clone(),
            Change::Remove,
        )
        .to;
    for component in named {
        let stays = |archetype: &Archetype| archetype.components.binary_search(&component).is_ok();
        // A component that another one requires stays.
        if !world_data.archetypes.get(to.0 as usize).is_some_and(stays) {
            take(world_data, entity, component);
        }
    }
    move_entity(world_data, entity, to);
}

/// Stores the row for observers, and removes it if it is sparse.
fn take(world_data: &mut WorldData, entity: Entity, component: ComponentId) {
    if component == PARENT {
        mark_transform_changed(world_data, (entity.archetype, entity.row));
    }
    let pool = world_data.pool(component);
    let location = pool.and_then(|pool| locate_row(world_data, entity, pool));
    let WorldData {
        token,
        pools,
        pool_of,
        observations,
        ..
    } = world_data;
    let pool = pool_of.get(&component);
    let pool = pool.and_then(|index| pools.get(*index as usize));
    let (Some((archetype_id, row)), Some(pool)) = (location, pool) else {
        return;
    };
    let keep = || pool.push_removed(token, archetype_id, row);
    observe_removal(observations, entity.id, component, keep);
    if pool.is_sparse() {
        pool.remove_sparse(token, entity.id.index);
    }
}
