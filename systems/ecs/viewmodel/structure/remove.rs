//! Components taken from entities.

use super::{Change, LastChange, PARENT, TRANSFORM, begin_structural, move_entity, no_component};
use playground_base::ComponentId;
use playground_core_ecs::{EcsError, Entity, EntityId, Structure};

/// Removes components, all or none.
pub fn remove(structure: &mut Structure, rows: &[(EntityId, ComponentId)]) -> Result<(), EcsError> {
    rows.iter()
        .try_for_each(|(id, component)| check(structure, *id, *component))?;
    begin_structural(structure);
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
    let table = structure.as_table(entity);
    let has = table.is_some_and(|storage| storage.components.contains(&component));
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
    let effect = last.effect(structure, Some(entity.table), named, Change::Remove);
    if effect.to == entity.table {
        return;
    }
    let entity = move_entity(structure, entity, effect.to);
    if rows.iter().any(|(_, component)| *component == PARENT) {
        touch_transform(structure, entity);
    }
}

/// What was relative to the parent is relative to the world now: its place there has to be
/// computed again though the transform is the same.
fn touch_transform(structure: &mut Structure, entity: Entity) {
    let place = structure.pool_of.get(&TRANSFORM).copied();
    let Structure { cells, pools, .. } = structure;
    if let Some(pool) = place.and_then(|place| pools.get(place as usize)) {
        pool.touch(cells, entity.table, entity.row as usize);
    }
}
