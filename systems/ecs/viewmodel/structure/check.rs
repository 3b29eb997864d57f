//! Whether a request can be carried out.

use super::{CAPACITY, Coming, check_lives, check_parents, parent_value};
use playground_base::ComponentId;
use playground_core_ecs::{EcsError, EntityId, EntitySlot, RowSource, Spawn, Structure};
use std::collections::HashMap;

/// Nobody registered the component, of which only the id is known.
pub fn no_component(component: ComponentId) -> EcsError {
    EcsError::NoComponent(format!("#{:016x}", component.0))
}

/// Whether the component is known and the row fits it.
pub fn check_row(
    structure: &Structure,
    component: ComponentId,
    source: &RowSource,
) -> Result<(), EcsError> {
    let pool = structure
        .as_pool(component)
        .ok_or_else(|| no_component(component))?;
    match source {
        RowSource::Default => Ok(()),
        RowSource::Value(value) => pool.check(value.clone()).map_err(|source| EcsError::Value {
            component: pool.description().name.to_owned(),
            source,
        }),
        RowSource::Staged(rows) => {
            let fits = rows.count == 1 && pool.has_staged(&structure.cells, *rows);
            fits.then_some(()).ok_or(EcsError::Uneven)
        }
    }
}

/// Whether there is room for so many more entities.
pub fn check_room(structure: &Structure, more: usize) -> Result<(), EcsError> {
    let fits = more <= CAPACITY.saturating_sub(structure.entities.alive);
    fits.then_some(()).ok_or(EcsError::Full(CAPACITY))
}

/// Whether all of these entities can be made.
pub fn check_spawns(structure: &Structure, spawns: &[Spawn]) -> Result<(), EcsError> {
    check_room(structure, spawns.len())?;
    let coming = check_ids(structure, spawns)?;
    let mut parents = HashMap::new();
    for spawn in spawns {
        for (component, source) in &spawn.components {
            check_row(structure, *component, source)?;
            match (parent_value(*component, source), spawn.id) {
                (Some(parent), Some(id)) => drop(parents.insert(id, parent)),
                (Some(parent), None) => check_lives(structure, parent, &coming)?,
                (None, _) => {}
            }
        }
    }
    check_parents(structure, &parents, &coming)
}

/// Whether the ids that are asked for are free; returns them.
fn check_ids(structure: &Structure, spawns: &[Spawn]) -> Result<Coming, EcsError> {
    let slots = &structure.entities.slots;
    let mut asked = Coming::new();
    for id in spawns.iter().filter_map(|spawn| spawn.id) {
        if id.index as usize >= CAPACITY {
            return Err(EcsError::Full(CAPACITY));
        }
        let used = slots
            .get(id.index as usize)
            .filter(|slot| slot.table != EntitySlot::FREE);
        if let Some(slot) = used {
            return Err(EcsError::Duplicate(EntityId {
                generation: slot.generation,
                ..id
            }));
        }
        if asked.insert(id.index, id.generation).is_some() {
            return Err(EcsError::Duplicate(id));
        }
    }
    Ok(asked)
}
