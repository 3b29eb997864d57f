//! [`Entities`]: every entity slot and its use.

use super::{Entity, EntityId, Generation};
use playground_base::ArchetypeId;

/// The slot of one entity index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntitySlot {
    /// The generation of the current entity, or of the next one in a free slot.
    pub generation: Generation,
    /// The archetype of the entity; [`EntitySlot::FREE`] for a free slot.
    pub archetype: ArchetypeId,
    /// The row in the archetype.
    pub row: u32,
}

impl EntitySlot {
    /// The archetype of a free slot.
    pub const FREE: ArchetypeId = ArchetypeId(u32::MAX);
}

/// Every entity slot and its use.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// By entity index.
    pub slots: Vec<EntitySlot>,
    /// Free indices, used from the last to the first.
    pub free: Vec<u32>,
    /// The number of live entities.
    pub alive: usize,
}

impl Entities {
    /// The location of the entity; `None` when it is gone.
    #[inline]
    pub fn get(&self, id: EntityId) -> Option<Entity> {
        let slot = self.slots.get(id.index as usize)?;
        let here = slot.generation == id.generation && slot.archetype != EntitySlot::FREE;
        here.then_some(Entity {
            id,
            archetype: slot.archetype,
            row: slot.row,
        })
    }

    /// The entity with this index, whatever its generation; `None` when there is none now.
    #[inline]
    pub fn at(&self, index: u32) -> Option<Entity> {
        let slot = self.slots.get(index as usize)?;
        let generation = slot.generation;
        (slot.archetype != EntitySlot::FREE).then_some(Entity {
            id: EntityId { index, generation },
            archetype: slot.archetype,
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
            archetype: slot.archetype,
            row: slot.row,
        };
        let used = |(_, slot): &(usize, &EntitySlot)| slot.archetype != EntitySlot::FREE;
        self.slots.iter().enumerate().filter(used).map(entity)
    }
}
