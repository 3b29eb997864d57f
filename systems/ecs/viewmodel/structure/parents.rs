//! Who is above whom.

use super::PARENT;
use playground_base::{ComponentId, from_value};
use playground_core_ecs::{EcsError, EntityId, Parent, RowSource, Structure};
use std::collections::HashMap;

/// The parent that a row about to be written names.
pub fn parent_value(component: ComponentId, source: &RowSource) -> Option<EntityId> {
    match source {
        RowSource::Value(value) if component == PARENT => {
            let parent: Parent = from_value(value.clone()).ok()?;
            Some(parent.entity)
        }
        _ => None,
    }
}

/// The living parent of an entity.
pub fn parent_of(structure: &Structure, id: EntityId) -> Option<EntityId> {
    let entity = structure.as_entity(id)?;
    let pool = structure.as_pool(PARENT)?;
    let row = pool.read(&structure.cells, entity.table, entity.row as usize)?;
    let parent: Parent = from_value(row).ok()?;
    structure.as_entity(parent.entity).map(|above| above.id)
}

/// An entity's parent, the parent's parent, and so on. Ends where a circle closes.
pub fn ancestors(structure: &Structure, id: EntityId) -> Vec<EntityId> {
    let mut above = Vec::new();
    let mut at = id;
    while let Some(parent) = parent_of(structure, at) {
        if parent == id || above.contains(&parent) {
            break;
        }
        above.push(parent);
        at = parent;
    }
    above
}

/// Whether these entities may get these parents, all at once.
pub fn check_parents(
    structure: &Structure,
    parents: &HashMap<EntityId, EntityId>,
) -> Result<(), EcsError> {
    for (entity, parent) in parents {
        let mut at = Some(*parent);
        let mut steps = 0;
        while let Some(above) = at {
            if above == *entity {
                return Err(EcsError::Cycle(*entity, *parent));
            }
            // A circle further up, made by a system that wrote parents, is not this one's fault.
            steps += 1;
            if steps > parents.len() + structure.entities.alive {
                break;
            }
            let given = parents.get(&above).copied();
            at = given.or_else(|| parent_of(structure, above));
        }
    }
    Ok(())
}
