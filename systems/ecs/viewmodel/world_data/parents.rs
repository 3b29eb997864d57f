//! Parents and ancestors of entities.

use super::PARENT;
use playground_base::{ComponentId, MixMap, MixSet, from_value};
use playground_core_ecs::{EcsError, EntityId, Generation, Parent, RowSource, WorldData};
use std::collections::{HashMap, HashSet};

/// Ids of the entities that a request spawns: generation by index.
pub type NewIds = MixMap<u32, Generation>;

/// The parent that a new row names; a default row names none. Staged rows are not checked: the
/// caller is responsible for them.
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

/// Checks that a parent is alive, or is spawned by the same request.
pub fn check_lives(
    world_data: &WorldData,
    parent: EntityId,
    new_ids: &NewIds,
) -> Result<(), EcsError> {
    let is_new = new_ids.get(&parent.index) == Some(&parent.generation);
    let lives = is_new || world_data.locate(parent).is_some();
    lives.then_some(()).ok_or(EcsError::NoParent(parent))
}

/// The living parent of an entity.
pub fn parent_of(world_data: &WorldData, id: EntityId) -> Option<EntityId> {
    let entity = world_data.locate(id)?;
    let pool = world_data.pool(PARENT)?;
    let row = pool.read(&world_data.token, entity.archetype, entity.row as usize)?;
    let parent: Parent = from_value(row).ok()?;
    world_data.locate(parent.entity).map(|above| above.id)
}

/// An entity's parent, the parent's parent, and so on. Stops at a cycle.
pub fn ancestors(world_data: &WorldData, id: EntityId) -> Vec<EntityId> {
    let (mut above, mut known) = (Vec::new(), MixSet::from_iter([id]));
    let mut at = id;
    while let Some(parent) = parent_of(world_data, at)
        && known.insert(parent)
    {
        above.push(parent);
        at = parent;
    }
    above
}

/// Checks that these entities may get these parents, all at once. Each entity is visited once, so
/// that a long chain of parents takes no longer than a flat scene.
pub fn check_parents(
    world_data: &WorldData,
    parents: &HashMap<EntityId, EntityId>,
    new_ids: &NewIds,
) -> Result<(), EcsError> {
    // Ids of a file may be chosen so that a plain hash puts all of them into one place.
    let mut lead_to_root = HashSet::new();
    for (entity, parent) in parents {
        check_lives(world_data, *parent, new_ids)?;
        let (mut path, mut on_path) = (Vec::new(), HashSet::new());
        let mut at = Some(*entity);
        while let Some(above) = at.filter(|above| !lead_to_root.contains(above)) {
            if !on_path.insert(above) {
                check_cycle(&path, above, parents)?;
                break;
            }
            path.push(above);
            let given = parents.get(&above).copied();
            at = given.or_else(|| parent_of(world_data, above));
        }
        lead_to_root.extend(path);
    }
    Ok(())
}

/// Refuses the cycle that begins at `first`. One that a system made, by writing parents, is not an
/// error of this request.
fn check_cycle(
    path: &[EntityId],
    first: EntityId,
    parents: &HashMap<EntityId, EntityId>,
) -> Result<(), EcsError> {
    let cycle = path.iter().skip_while(|entity| **entity != first);
    let mut given = cycle.filter_map(|entity| Some((*entity, *parents.get(entity)?)));
    match given.next() {
        Some((entity, parent)) => Err(EcsError::Cycle(entity, parent)),
        None => Ok(()),
    }
}
