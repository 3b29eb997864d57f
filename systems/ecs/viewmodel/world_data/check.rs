//! Checks of requests.

use super::{CAPACITY, NewIds, check_lives, check_parents, parent_value};
use playground_base::ComponentId;
use playground_core_ecs::{
    EcsError, EntityId, EntitySlot, Generation, RowSource, Spawn, WorldData,
};
use std::collections::HashMap;

/// The error for a component that is not registered, of which only the id is known.
pub fn no_component(component: ComponentId) -> EcsError {
    EcsError::NoComponent(format!("#{:016x}", component.0))
}

/// Whether the component is known and the row fits it.
pub fn check_row(
    world_data: &WorldData,
    component: ComponentId,
    source: &RowSource,
) -> Result<(), EcsError> {
    let pool = world_data
        .pool(component)
        .ok_or_else(|| no_component(component))?;
    match source {
        RowSource::Default => Ok(()),
        RowSource::Value(value) => pool.check(value.clone()).map_err(|source| EcsError::Value {
            component: pool.description().name.to_owned(),
            source,
        }),
        RowSource::Staged(rows) => {
            let fits = rows.count == 1 && pool.has_staged(&world_data.token, *rows);
            fits.then_some(()).ok_or(EcsError::Uneven)
        }
    }
}

/// Whether there is room for `more` entities.
pub fn check_room(world_data: &WorldData, more: usize) -> Result<(), EcsError> {
    let fits = more <= CAPACITY.saturating_sub(world_data.entities.alive);
    fits.then_some(()).ok_or(EcsError::Full(CAPACITY))
}

/// Whether all of these entities can be spawned.
pub fn check_spawns(world_data: &WorldData, spawns: &[Spawn]) -> Result<(), EcsError> {
    check_room(world_data, spawns.len())?;
    let new_ids = check_ids(world_data, spawns.iter().filter_map(|spawn| spawn.id))?;
    let mut parents = HashMap::new();
    for spawn in spawns {
        for (component, source) in &spawn.components {
            check_row(world_data, *component, source)?;
            match (parent_value(*component, source), spawn.id) {
                (Some(parent), Some(id)) => drop(parents.insert(id, parent)),
                (Some(parent), None) => check_lives(world_data, parent, &new_ids)?,
                (None, _) => {}
            }
        }
    }
    check_parents(world_data, &parents, &new_ids)
}

/// Whether the requested ids are free; returns them.
pub fn check_ids(
    world_data: &WorldData,
    ids: impl Iterator<Item = EntityId>,
) -> Result<NewIds, EcsError> {
    let slots = &world_data.entities.slots;
    let mut asked = NewIds::default();
    for id in ids {
        if id.index as usize >= CAPACITY {
            return Err(EcsError::Full(CAPACITY));
        }
        let used = slots
            .get(id.index as usize)
            .filter(|slot| slot.archetype != EntitySlot::FREE);
        let used = used.map(|slot| slot.generation);
        if let Some(generation) = used.or(asked.insert(id.index, id.generation)) {
            return Err(taken(id, generation));
        }
    }
    Ok(asked)
}

/// The slot of an id has an entity of this generation.
fn taken(id: EntityId, generation: Generation) -> EcsError {
    if id.generation == generation {
        EcsError::Duplicate(id)
    } else {
        EcsError::SameSlot(EntityId { generation, ..id }, id)
    }
}
