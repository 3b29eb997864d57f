//! Components taken from entities.

use super::edge::touch_transform;
use super::{LastChange, PARENT, begin_moves, move_entity, no_component, place_of};
use playground_base::ComponentId;
use playground_core_ecs::{
    Change, EcsError, Entity, EntityId, Storage, Structure, observe_removal,
};

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
    let to = last
        .effect(structure, Some(entity.table), named.clone(), Change::Remove)
        .to;
    for component in named {
        let stays = |storage: &Storage| storage.components.binary_search(&component).is_ok();
        // What another component needs stays.
        if !structure.tables.get(to.0 as usize).is_some_and(stays) {
            take(structure, entity, component);
        }
    }
    move_entity(structure, entity, to);
}

/// Keeps the row for those who observe it, and ends it where it lies in no table.
fn take(structure: &mut Structure, entity: Entity, component: ComponentId) {
    if component == PARENT {
        touch_transform(structure, (entity.table, entity.row));
    }
    let pool = structure.as_pool(component);
    let place = pool.and_then(|pool| place_of(structure, entity, pool));
    let Structure {
        cells,
        pools,
        pool_of,
        observations,
        ..
    } = structure;
    let pool = pool_of.get(&component);
    let pool = pool.and_then(|place| pools.get(*place as usize));
    let (Some((table, row)), Some(pool)) = (place, pool) else {
        return;
    };
    let keep = || pool.keep_removed(cells, table, row);
    observe_removal(observations, entity.id, component, keep);
    if pool.is_sparse() {
        pool.remove_sparse(cells, entity.id.index);
    }
}
