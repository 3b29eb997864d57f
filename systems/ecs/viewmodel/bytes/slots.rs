//! The slots of entities, from their archetypes.

use super::{SavedSlots, refused};
use crate::viewmodel::world_data::forget_links;
use playground_base::ArchetypeId;
use playground_core_ecs::{EcsError, Entities, EntityId, EntitySlot, WorldData};

/// Makes the slots with these generations, each with the row that its entity has.
pub fn link_slots(world_data: &mut WorldData, saved: SavedSlots) -> Result<(), EcsError> {
    let slot = |generation: &u32| EntitySlot {
        generation: *generation,
        archetype: EntitySlot::FREE,
        row: 0,
    };
    let WorldData {
        archetypes,
        entities,
        children,
        ..
    } = world_data;
    forget_links(children);
    *entities = Entities {
        slots: saved.generations.iter().map(slot).collect(),
        free: Vec::new(),
        alive: 0,
    };
    for (at, archetype) in archetypes.iter().enumerate() {
        for (row, id) in archetype.entities.iter().enumerate() {
            link(entities, *id, (ArchetypeId(at as u32), row as u32))?;
        }
    }
    entities.free = free_slots(entities, saved.free)?;
    check_sparse(world_data)
}

fn link(
    entities: &mut Entities,
    id: EntityId,
    (archetype, row): (ArchetypeId, u32),
) -> Result<(), EcsError> {
    let slot = entities.slots.get_mut(id.index as usize);
    let slot = slot.ok_or_else(|| refused(format!("entity {id} has no slot")))?;
    if slot.archetype != EntitySlot::FREE || slot.generation != id.generation {
        return Err(refused(format!(
            "the slot of entity {id} is used by another one"
        )));
    }
    (slot.archetype, slot.row) = (archetype, row);
    entities.alive += 1;
    Ok(())
}

/// The free list, if it names every free slot once.
fn free_slots(entities: &Entities, free: Vec<u32>) -> Result<Vec<u32>, EcsError> {
    let mut left: Vec<bool> = entities
        .slots
        .iter()
        .map(|s| s.archetype == EntitySlot::FREE)
        .collect();
    for index in &free {
        let slot = left.get_mut(*index as usize).filter(|free| **free);
        *slot.ok_or_else(|| refused(format!("slot {index} is not free")))? = false;
    }
    if left.contains(&true) {
        Err(refused("a slot is neither used nor free"))
    } else {
        Ok(free)
    }
}

/// Every loose row must belong to an entity.
pub fn check_sparse(world_data: &WorldData) -> Result<(), EcsError> {
    let pools = world_data.sparse.iter();
    let pools = pools.filter_map(|index| world_data.pools.get(*index as usize));
    let mut indices = pools.flat_map(|pool| pool.sparse_indices(&world_data.token));
    match indices.find(|index| world_data.entities.at(*index).is_none()) {
        Some(index) => Err(refused(format!("slot {index} is free, and has loose rows"))),
        None => Ok(()),
    }
}
