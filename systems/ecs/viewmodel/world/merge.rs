//! Spawns entities of another world in this one.

use crate::viewmodel::world_data::{PARENT, no_component, parent_value, spawn};
use playground_base::{ComponentId, MixMap, MixSet};
use playground_core_ecs::{
    EcsError, Entities, EntityId, OutsideReference, RowSource, Spawn, WorldData, redirect_entities,
};

/// Spawns entities under fresh ids, all or none; references among them are redirected.
pub fn merge(
    world_data: &mut WorldData,
    mut spawns: Vec<Spawn>,
    outside: OutsideReference,
) -> Result<Vec<(EntityId, EntityId)>, EcsError> {
    let old: Vec<EntityId> = spawns
        .iter()
        .map(|spawn| spawn.id.unwrap_or_default())
        .collect();
    let new = free_ids(&world_data.entities, spawns.len());
    let new_of = pairs(&old, &new)?;
    let new_ids: MixSet<EntityId> = new.iter().copied().collect();
    // An entity whose parent does not exist, or was despawned since the copy was taken, is at the
    // root.
    let exists = |id: EntityId| new_ids.contains(&id) || world_data.locate(id).is_some();
    for (spawn, id) in spawns.iter_mut().zip(&new) {
        spawn.id = Some(*id);
        for (component, source) in &mut spawn.components {
            redirect_row(world_data, *component, source, &new_of, outside)?;
        }
        spawn.components.retain(|(component, source)| {
            *component != PARENT || parent_value(*component, source).is_none_or(exists)
        });
    }
    // `spawn` checks everything before its first change.
    spawn(world_data, spawns)?;
    Ok(old.into_iter().zip(new).collect())
}

/// Unused ids, as a spawn without ids would choose them.
pub(super) fn free_ids(entities: &Entities, count: usize) -> Vec<EntityId> {
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
pub(super) fn pairs(
    old: &[EntityId],
    new: &[EntityId],
) -> Result<MixMap<EntityId, EntityId>, EcsError> {
    let mut seen = MixSet::default();
    let named = old.iter().filter(|id| **id != EntityId::NONE);
    match named.into_iter().find(|id| !seen.insert(**id)) {
        Some(twice) => Err(EcsError::Duplicate(*twice)),
        None => Ok(old.iter().copied().zip(new.iter().copied()).collect()),
    }
}

fn redirect_row(
    world_data: &WorldData,
    component: ComponentId,
    source: &mut RowSource,
    new_of: &MixMap<EntityId, EntityId>,
    outside: OutsideReference,
) -> Result<(), EcsError> {
    let pool = world_data.pool(component);
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
        RowSource::Value(value) => redirect_entities(value, &description.kind, &redirected),
        RowSource::Staged(_) => return Err(EcsError::StagedMerge(description.name.to_owned())),
    }
    Ok(())
}
