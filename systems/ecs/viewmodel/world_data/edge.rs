//! Changes of one component of one entity.

use super::change::LastChange;
use super::{PARENT, TRANSFORM, move_entity, no_component};
use playground_base::{ArchetypeId, ComponentId};
use playground_core_ecs::{
    Change, EcsError, Edge, Entity, EntityId, MovedEntity, WorldData, observe_insert,
    observe_removal,
};

/// Moves an entity to its archetype after the change. The caller pushes a row that is new there
/// next.
pub fn change(
    world_data: &mut WorldData,
    id: EntityId,
    component: ComponentId,
    change: Change,
) -> Result<MovedEntity, EcsError> {
    // As separate numbers: copying a whole `Entity` right after its fields were written costs as
    // much as the move itself.
    let location = world_data.locate(id).map(|here| (here.archetype, here.row));
    let Some((from, row)) = location else {
        return Err(EcsError::NoEntity(id));
    };
    let WorldData {
        token,
        archetypes,
        pools,
        pool_of,
        version,
        observations,
        ..
    } = world_data;
    let Some(archetype) = archetypes.get(from.0 as usize) else {
        return Err(EcsError::NoEntity(id));
    };
    let is_same = |edge: &&Edge| edge.component == component && edge.change == change;
    let Some(edge) = archetype.edges.iter().find(is_same) else {
        return change_anew(world_data, id, component, change);
    };
    let (to, is_new) = (edge.to, edge.is_new);
    if is_new && change == Change::Remove {
        return lacks(world_data, id, component);
    }
    match change {
        Change::Add => observe_insert(observations, id, component, is_new),
        // A component that another one requires stays.
        Change::Remove if to == from => {}
        Change::Remove => {
            let pool = pool_of.get(&component);
            let pool = pool.and_then(|index| pools.get(*index as usize));
            let keep = || pool?.push_removed(token, from, row as usize);
            observe_removal(observations, id, component, keep);
        }
    }
    let entity = Entity {
        id,
        archetype: from,
        row,
    };
    if to == from {
        return Ok(MovedEntity { entity, is_new });
    }
    *version = version.wrapping_add(1);
    for pool in edge.defaults.iter().filter_map(|p| pools.get(*p as usize)) {
        pool.push_default(token, to);
    }
    if component == PARENT && change == Change::Remove {
        mark_transform_changed(world_data, (from, row));
    }
    Ok(MovedEntity {
        entity: move_entity(world_data, entity, to),
        is_new,
    })
}

/// The same for the first entity of an archetype with this change.
#[cold]
fn change_anew(
    world_data: &mut WorldData,
    id: EntityId,
    component: ComponentId,
    change: Change,
) -> Result<MovedEntity, EcsError> {
    let entity = world_data.locate(id).ok_or(EcsError::NoEntity(id))?;
    let edge = make(world_data, entity.archetype, component, change)?;
    let archetype = world_data.archetypes.get_mut(entity.archetype.0 as usize);
    archetype.ok_or(EcsError::NoEntity(id))?.edges.push(edge);
    self::change(world_data, id, component, change)
}

fn make(
    world_data: &mut WorldData,
    from: ArchetypeId,
    component: ComponentId,
    change: Change,
) -> Result<Edge, EcsError> {
    let pool = world_data.pool(component);
    let pool = pool.ok_or_else(|| no_component(component))?;
    if pool.is_sparse() {
        return Err(EcsError::Sparse(pool.description().name.to_owned()));
    }
    let has = world_data
        .archetypes
        .get(from.0 as usize)
        .is_some_and(|archetype| archetype.components.binary_search(&component).is_ok());
    let mut last = LastChange::default();
    let named = std::iter::once(component);
    let effect = last.effect(world_data, Some(from), named, change);
    Ok(Edge {
        component,
        change,
        to: effect.to,
        is_new: !has,
        defaults: effect.defaults.clone(),
    })
}

#[cold]
fn lacks(
    world_data: &WorldData,
    entity: EntityId,
    component: ComponentId,
) -> Result<MovedEntity, EcsError> {
    let pool = world_data.pool(component);
    let name = pool.map(|pool| pool.description().name.to_owned());
    Err(EcsError::Lacks {
        entity,
        component: name.unwrap_or_default(),
    })
}

/// Marks a transform as changed when its entity loses its parent: the world transform must be
/// computed again though the transform is the same.
pub fn mark_transform_changed(world_data: &mut WorldData, (archetype_id, row): (ArchetypeId, u32)) {
    let index = world_data.pool_of.get(&TRANSFORM).copied();
    let WorldData { token, pools, .. } = world_data;
    if let Some(pool) = index.and_then(|index| pools.get(index as usize)) {
        pool.touch(token, archetype_id, row as usize);
    }
}
