//! [`Entities`]: every place and its use.

use super::{Entity, EntityId, Generation};
use playground_base::TableId;

/// One place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntitySlot {
    /// The use of the place, now or next.
    pub generation: Generation,
    /// Where the entity's row is; [`EntitySlot::FREE`] when nobody is here.
    pub table: TableId,
    /// Which row.
    pub row: u32,
}

impl EntitySlot {
    /// The table of a place that nobody uses.
    pub const FREE: TableId = TableId(u32::MAX);
}

/// Every place and its use.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// By index.
    pub slots: Vec<EntitySlot>,
    /// Indexes to use next, the last first.
    pub free: Vec<u32>,
    /// How many are alive.
    pub alive: usize,
}

impl Entities {
    /// Where the entity is; `None` when it is gone.
    #[inline]
    pub fn get(&self, id: EntityId) -> Option<Entity> {
        let slot = self.slots.get(id.index as usize)?;
        let here = slot.generation == id.generation && slot.table != EntitySlot::FREE;
        here.then_some(Entity {
            id,
            table: slot.table,
            row: slot.row,
        })
    }

    /// The entity with this index, whatever its generation; `None` when there is none now.
    #[inline]
    pub fn at(&self, index: u32) -> Option<Entity> {
        let slot = self.slots.get(index as usize)?;
        let generation = slot.generation;
        (slot.table != EntitySlot::FREE).then_some(Entity {
            id: EntityId { index, generation },
            table: slot.table,
            row: slot.row,
        })
    }

    /// All live entities in order of index.
    pub fn iter(&self) -> impl Iterator<Item = Entity> {
        let entity = |(index, slot): (usize, &EntitySlot)| Entity {
            id: EntityId {
                index: index as u32,
                generation: slot.generation,
            },
            table: slot.table,
            row: slot.row,
        };
        let used = |(_, slot): &(usize, &EntitySlot)| slot.table != EntitySlot::FREE;
        self.slots.iter().enumerate().filter(used).map(entity)
    }
}
