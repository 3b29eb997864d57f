//! Which ids are used.
//!
//! A fresh entity gets the place that was freed last; then places that were skipped by entities
//! with ids of their own, the lowest first; then a new one. So ids depend on the history of the
//! world alone.

use playground_base::TableId;
use playground_core_ecs::{Entities, EntityId, EntitySlot};

/// Claims ids: those asked for, fresh ones for `None`. That they are free is checked before.
pub fn claim(entities: &mut Entities, wanted: &[Option<EntityId>]) -> Vec<EntityId> {
    claim_given(entities, wanted.iter().flatten());
    let fresh = |id: &Option<EntityId>| id.unwrap_or_else(|| claim_fresh(entities));
    wanted.iter().map(fresh).collect()
}

fn claim_given<'a>(entities: &mut Entities, ids: impl Iterator<Item = &'a EntityId>) {
    let before = entities.slots.len();
    let mut given = false;
    for id in ids {
        let place = id.index as usize;
        if place >= entities.slots.len() {
            entities.slots.resize(place + 1, FREE_SLOT);
        }
        entities.slots[place] = claimed(id.generation);
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

/// Claims fresh ids for rows at the end of a table, and appends them to the table's list.
pub fn claim_rows(entities: &mut Entities, table: TableId, count: usize, list: &mut Vec<EntityId>) {
    let mut row = list.len() as u32;
    list.reserve(count);
    entities.alive += count;
    let reused = count.min(entities.free.len());
    let first_kept = entities.free.len() - reused;
    for index in entities.free.drain(first_kept..).rev() {
        if let Some(slot) = entities.slots.get_mut(index as usize) {
            (slot.table, slot.row) = (table, row);
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
        table,
        row,
    });
    entities.slots.extend(slots);
}

/// Frees the place of an entity, whose next use has another generation, and tells in which row the
/// entity was; `None` when it is gone already.
#[inline]
pub fn release(entities: &mut Entities, id: EntityId) -> Option<(TableId, u32)> {
    let slot = entities.slots.get_mut(id.index as usize)?;
    if slot.generation != id.generation || slot.table == EntitySlot::FREE {
        return None;
    }
    let place = (slot.table, slot.row);
    slot.table = EntitySlot::FREE;
    slot.generation = id.generation.wrapping_add(1);
    entities.free.push(id.index);
    entities.alive -= 1;
    Some(place)
}

const FREE_SLOT: EntitySlot = EntitySlot {
    generation: 0,
    table: EntitySlot::FREE,
    row: 0,
};

/// A place that is taken, whose row comes next.
const fn claimed(generation: u32) -> EntitySlot {
    EntitySlot {
        generation,
        table: TableId::EMPTY,
        row: u32::MAX,
    }
}

fn is_free(slots: &[EntitySlot], index: u32) -> bool {
    slots
        .get(index as usize)
        .is_some_and(|slot| slot.table == EntitySlot::FREE)
}
