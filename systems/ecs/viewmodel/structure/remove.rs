//! Components taken from entities.

use super::edge::touch_transform;
use super::{LastChange, PARENT, begin_moves, move_entity, no_component, place_of};
use playground_base::ComponentId;
use playground_core_ecs::{Change, EcsError, EntityId, Structure, observe_removal};

/// Removes components, all or none.
pub fn remove(structure: &mut Structure, rows: &[(EntityId, ComponentId)]) -> Result<(), EcsError> {
    rows.iter()
        .try_for_each(|(id, component)| check(structure, *id, *component))?;
    begin_moves(structure);
    let mut last = LastChange::default();
    for of_entity in rows.chunk_by(|one, next| one.0 == next.0) {
        remove_from(structure, of_entity, &mut last);
    }
    Ok(())
}

fn check(structure: &Structure, id: EntityId, component: ComponentId) -> Result<(), EcsError> {
    let entity = structure.as_entity(id).ok_or(EcsError::NoEntity(id))?;
    let pool = structure
        .as_pool(component)
        .ok_or_else(|| no_component(component))?;
    let has = place_of(structure, entity, pool).is_some();
    has.then_some(()).ok_or_else(|| EcsError::Lacks {
        entity: id,
        component: pool.description().name.to_owned(),
    })
}

fn remove_from(structure: &mut Structure, rows: &[(EntityId, ComponentId)], last: &mut LastChange) {
    let entity = rows.first().and_then(|(id, _)| structure.as_entity(*id));
    let Some(entity) = entity else {
        return;
    };
    let named = rows.iter().map(|(_, component)| *component);
    let effect = last.effect(structure, Some(entity.table), named.clone(), Change::Remove);
    let moved = move_entity(structure, entity, effect.to);
    for component in named {
        remove_sparse(structure, entity.id, component);
        observe_removal(&mut structure.observations, entity.id, component);
        if component == PARENT {
            touch_transform(structure, (moved.table, moved.row));
        }
    }
}

fn remove_sparse(structure: &mut Structure, id: EntityId, component: ComponentId) {
    let place = structure.pool_of.get(&component).copied();
    let Structure { cells, pools, .. } = structure;
    if let Some(pool) = place.and_then(|place| pools.get(place as usize))
        && pool.is_sparse()
    {
        pool.remove_sparse(cells, id.index);
    }
}
