//! [`Owners`]: the owner of each row.

use playground_base::ArchetypeId;
use playground_core_ecs::{Archetype, Entities, EntityId, WorldDataCopy};

/// The owners of the rows of a world, or of a snapshot of it.
pub struct Owners<'a> {
    pub archetypes: &'a [Archetype],
    pub entities: &'a Entities,
    /// `None` for the present world.
    pub snapshot: Option<u64>,
}

impl<'a> Owners<'a> {
    pub fn of_snapshot(number: u64, copy: &'a WorldDataCopy) -> Self {
        Self {
            archetypes: &copy.archetypes,
            entities: &copy.entities,
            snapshot: Some(number),
        }
    }

    /// The entity of a row, or of an index in [`ArchetypeId::SPARSE`]; `Some(None)` for a resource.
    pub fn of(&self, archetype: ArchetypeId, row: usize) -> Option<Option<EntityId>> {
        match archetype {
            ArchetypeId::RESOURCES => Some(None),
            ArchetypeId::SPARSE => {
                let entity = self.entities.at(row as u32)?;
                Some(Some(entity.id))
            }
            ArchetypeId(at) => {
                let entities = &self.archetypes.get(at as usize)?.entities;
                entities.get(row).map(|entity| Some(*entity))
            }
        }
    }
}
