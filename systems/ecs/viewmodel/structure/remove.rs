//! Components taken from entities.

use super::required::without_derived;
use super::{LastTable, PARENT, TRANSFORM, begin_structural, move_entity, no_component};
use playground_base::ComponentId;
use playground_core_ecs::{EcsError, Entity, EntityId, Structure};
use std::collections::HashMap;

/// Removes components, all or none.
pub fn remove(structure: &mut Structure, rows: &[(EntityId, ComponentId)]) -> Result<(), EcsError> {
    rows.iter()
        .try_for_each(|(id, component)| check(structure, *id, *component))?;
    begin_structural(structure);
    let mut last = LastTable::default();
    for (id, components) in by_entity(rows) {
        if let Some(entity) = structure.as_entity(id) {
            remove_from(structure, entity, components, &mut last);
        }
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

fn by_entity(rows: &[(EntityId, ComponentId)]) -> Vec<(EntityId, Vec<ComponentId>)> {
    let mut grouped: Vec<(EntityId, Vec<ComponentId>)> = Vec::new();
    let mut places = HashMap::new();
    for (id, component) in rows {
        let place = *places.entry(*id).or_insert(grouped.len());
        if place == grouped.len() {
            grouped.push((*id, Vec::new()));
        }
        grouped[place].1.push(*component);
    }
    grouped
}

fn remove_from(
    structure: &mut Structure,
    entity: Entity,
    components: Vec<ComponentId>,
    last: &mut LastTable,
) {
    let without_parent = components.contains(&PARENT);
    let to = last.answer(
        structure,
        Some(entity.table),
        components,
        |before, removed| {
            let mut after = before.to_vec();
            after.retain(|component| !removed.contains(component));
            without_derived(&removed, &mut after);
            after
        },
    );
    if to == entity.table {
        return;
    }
    let entity = move_entity(structure, entity, to);
    if without_parent {
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
