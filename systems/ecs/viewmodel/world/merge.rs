//! Entities of another world in this one.

use super::references::redirect;
use crate::viewmodel::structure::{PARENT, no_component, parent_value, spawn};
use playground_base::ComponentId;
use playground_core_ecs::{
    EcsError, Entities, EntityId, OutsideReference, RowSource, Spawn, Structure,
};
use std::collections::{HashMap, HashSet};

/// Makes entities under fresh ids, all or none; references among them follow.
pub fn merge(
    structure: &mut Structure,
    mut spawns: Vec<Spawn>,
    outside: OutsideReference,
) -> Result<Vec<(EntityId, EntityId)>, EcsError> {
    let old: Vec<EntityId> = spawns
        .iter()
        .map(|spawn| spawn.id.unwrap_or_default())
        .collect();
    let new = free_ids(&structure.entities, spawns.len());
    let new_of = pairs(&old, &new)?;
    let coming: HashSet<EntityId> = new.iter().copied().collect();
    // An entity whose parent is nobody, or gone since the copy was taken, is at the root.
    let is_somebody = |id: EntityId| coming.contains(&id) || structure.as_entity(id).is_some();
    for (spawn, id) in spawns.iter_mut().zip(&new) {
        spawn.id = Some(*id);
        for (component, source) in &mut spawn.components {
            redirect_row(structure, *component, source, &new_of, outside)?;
        }
        spawn.components.retain(|(component, source)| {
            *component != PARENT || parent_value(*component, source).is_none_or(is_somebody)
        });
    }
    // Checks everything before its first change.
    spawn(structure, spawns)?;
    Ok(old.into_iter().zip(new).collect())
}

/// Ids that nobody has, as a spawn without ids would choose them.
fn free_ids(entities: &Entities, count: usize) -> Vec<EntityId> {
    let freed = entities.free.iter().rev().filter_map(|index| {
        let slot = entities.slots.get(*index as usize)?;
        Some(EntityId {
            index: *index,
            generation: slot.generation,
        })
    });
    let first = entities.slots.len() as u32;
    let fresh = (first..u32::MAX).map(|index| EntityId {
        index,
        generation: 0,
    });
    freed.chain(fresh).take(count).collect()
}

/// The new id of each old one, which must be unique.
fn pairs(old: &[EntityId], new: &[EntityId]) -> Result<HashMap<EntityId, EntityId>, EcsError> {
    let mut seen = HashSet::new();
    let named = old.iter().filter(|id| **id != EntityId::NONE);
    match named.into_iter().find(|id| !seen.insert(**id)) {
        Some(twice) => Err(EcsError::Duplicate(*twice)),
        None => Ok(old.iter().copied().zip(new.iter().copied()).collect()),
    }
}

fn redirect_row(
    structure: &Structure,
    component: ComponentId,
    source: &mut RowSource,
    new_of: &HashMap<EntityId, EntityId>,
    outside: OutsideReference,
) -> Result<(), EcsError> {
    let pool = structure.as_pool(component);
    let pool = pool.ok_or_else(|| no_component(component))?;
    let description = pool.description();
    let redirected = |id: EntityId| match (new_of.get(&id), outside) {
        _ if id == EntityId::NONE => id,
        (Some(new), _) => *new,
        (None, OutsideReference::Keep) => id,
        (None, OutsideReference::Clear) => EntityId::NONE,
    };
    match source {
        RowSource::Default => {}
        RowSource::Value(value) => redirect(value, &description.kind, &redirected),
        RowSource::Staged(_) => return Err(EcsError::StagedMerge(description.name.to_owned())),
    }
    Ok(())
}
