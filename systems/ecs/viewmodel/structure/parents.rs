//! Who is above whom.

use super::PARENT;
use playground_base::{ComponentId, from_value};
use playground_core_ecs::{EcsError, EntityId, Generation, Parent, RowSource, Structure};
use std::collections::HashMap;

/// Entities that a request makes: their generations by their places.
pub type Coming = HashMap<u32, Generation>;

/// The parent that a row about to be written names; a default row names nobody. Whoever stages rows
/// answers for what is in them.
pub fn parent_value(component: ComponentId, source: &RowSource) -> Option<EntityId> {
    match source {
        _ if component != PARENT => None,
        RowSource::Value(value) => {
            let parent: Parent = from_value(value.clone()).ok()?;
            Some(parent.entity)
        }
        RowSource::Default => Some(EntityId::NONE),
        RowSource::Staged(_) => None,
    }
}

/// Whether an entity that is to be a parent lives, or comes with the same request.
pub fn check_lives(
    structure: &Structure,
    parent: EntityId,
    coming: &Coming,
) -> Result<(), EcsError> {
    let comes = coming.get(&parent.index) == Some(&parent.generation);
    let lives = comes || structure.as_entity(parent).is_some();
    lives.then_some(()).ok_or(EcsError::NoParent(parent))
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
    coming: &Coming,
) -> Result<(), EcsError> {
    for (entity, parent) in parents {
        check_lives(structure, *parent, coming)?;
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
