//! Claims and releases entity ids.
//!
//! A fresh entity gets the slot that was freed last; then slots that were skipped by entities with
//! requested ids, the lowest first; then a new one. So ids depend only on the history of the world.

use playground_base::ArchetypeId;
use playground_core_ecs::{Entities, EntityId, EntitySlot};

/// Claims ids: requested ones, and fresh ones for `None`. The caller has checked that they are
/// free.
pub fn claim(entities: &mut Entities, wanted: &[Option<EntityId>]) -> Vec<EntityId> {
    claim_given(entities, wanted.iter().flatten());
    let fresh = |id: &Option<EntityId>| id.unwrap_or_else(|| claim_fresh(entities));
    wanted.iter().map(fresh).collect()
}

fn claim_given<'a>(entities: &mut Entities, ids: impl Iterator<Item = &'a EntityId>) {
    let before = entities.slots.len();
    let mut given = false;
    for id in ids {
        let index = id.index as usize;
        if index >= entities.slots.len() {
            entities.slots.resize(index + 1, FREE_SLOT);
        }
        entities.slots[index] = claimed(id.generation);
        entities.alive += 1;
        given = true;
    }
    if given {
        let Entities { slots, free, .. } = entities;
        free.retain(|index| is_free(slots, *index));
        let skipped = (before as u32..slots.len() as u32).rev();
        free.splice(0..0, skipped.filter(|index| is_free(slots, *index)));
    }
}

/// Claims a fresh id.
pub fn claim_fresh(entities: &mut Entities) -> EntityId {
    entities.alive += 1;
    if let Some(index) = entities.free.pop()
        && let Some(slot) = entities.slots.get_mut(index as usize)
    {
        *slot = claimed(slot.generation);
        return EntityId {
            index,
            generation: slot.generation,
        };
    }
    let index = entities.slots.len() as u32;
    entities.slots.push(claimed(0));
    EntityId {
        index,
        generation: 0,
    }
}

/// Claims fresh ids for rows at the end of an archetype, and appends them to the archetype's list.
pub fn claim_rows(
    entities: &mut Entities,
    archetype: ArchetypeId,
    count: usize,
    list: &mut Vec<EntityId>,
) {
    let mut row = list.len() as u32;
    list.reserve(count);
    entities.alive += count;
    let reused = count.min(entities.free.len());
    let remaining = entities.free.len() - reused;
    for index in entities.free.drain(remaining..).rev() {
        if let Some(slot) = entities.slots.get_mut(index as usize) {
            (slot.archetype, slot.row) = (archetype, row);
            let generation = slot.generation;
            list.push(EntityId { index, generation });
            row += 1;
        }
    }
    let first = entities.slots.len() as u32;
    let new = count - reused;
    let generation = 0;
    let ids = (first..).take(new);
    list.extend(ids.map(|index| EntityId { index, generation }));
    let slots = (row..).take(new).map(|row| EntitySlot {
        generation,
        archetype,
        row,
    });
    entities.slots.extend(slots);
}

/// Frees the slot of an entity, whose next use has another generation, and returns the location of
/// its row; `None` when the entity is gone already.
#[inline]
pub fn release(entities: &mut Entities, id: EntityId) -> Option<(ArchetypeId, u32)> {
    let slot = entities.slots.get_mut(id.index as usize)?;
    if slot.generation != id.generation || slot.archetype == EntitySlot::FREE {
        return None;
    }
    let location = (slot.archetype, slot.row);
    slot.archetype = EntitySlot::FREE;
    slot.generation = id.generation.wrapping_add(1);
    entities.free.push(id.index);
    entities.alive -= 1;
    Some(location)
}

const FREE_SLOT: EntitySlot = EntitySlot {
    generation: 0,
    archetype: EntitySlot::FREE,
    row: 0,
};

/// A used slot, whose row is set next.
const fn claimed(generation: u32) -> EntitySlot {
    EntitySlot {
        generation,
        archetype: ArchetypeId::EMPTY,
        row: u32::MAX,
    }
}

fn is_free(slots: &[EntitySlot], index: u32) -> bool {
    slots
        .get(index as usize)
        .is_some_and(|slot| slot.archetype == EntitySlot::FREE)
}
