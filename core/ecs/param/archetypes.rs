//! [`Archetypes`]: the archetypes of a query.

use super::RowCheck;
use crate::{Archetype, Entity, EntityId, WorldData};
use playground_base::ArchetypeId;

/// The archetypes of a query, and the tick after which rows are new to it.
#[derive(Clone, Copy)]
pub(super) struct Archetypes<'a> {
    pub ids: &'a [ArchetypeId],
    pub world_data: &'a WorldData,
    pub since: u32,
}

impl<'a> Archetypes<'a> {
    /// Each archetype with its id.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = (ArchetypeId, &'a Archetype)> + Clone {
        let archetypes = &self.world_data.archetypes;
        let ids = self.ids.iter();
        ids.filter_map(move |id| Some((*id, archetypes.get(id.0 as usize)?)))
    }

    /// The entity with this index, if it is in one of the archetypes.
    #[inline]
    pub fn locate_index(self, index: u32) -> Option<(Entity, &'a Archetype)> {
        self.found(self.world_data.entities.at(index)?)
    }

    /// The entity, if it is in one of the archetypes.
    #[inline]
    pub fn locate(self, id: EntityId) -> Option<(Entity, &'a Archetype)> {
        self.found(self.world_data.locate(id)?)
    }

    #[inline]
    fn found(self, entity: Entity) -> Option<(Entity, &'a Archetype)> {
        self.ids.binary_search(&entity.archetype).ok()?;
        let archetype = self
            .world_data
            .archetypes
            .get(entity.archetype.0 as usize)?;
        Some((entity, archetype))
    }
}

/// One row of an archetype, as the argument of a filter.
#[inline]
pub(super) fn check<'a>(
    archetype: &'a Archetype,
    archetype_id: ArchetypeId,
    row: usize,
    since: u32,
) -> RowCheck<'a> {
    let id = archetype.entities.get(row).copied().unwrap_or_default();
    RowCheck {
        entity: Entity {
            id,
            archetype: archetype_id,
            row: row as u32,
        },
        archetype,
        since,
    }
}
