//! [`Archetypes`]: where the entities of a query are.

use super::RowCheck;
use crate::{Entity, EntityId, Storage, Structure};
use playground_base::TableId;

/// The archetypes of a query, and since when rows are new to it.
#[derive(Clone, Copy)]
pub(super) struct Archetypes<'a> {
    pub tables: &'a [TableId],
    pub structure: &'a Structure,
    pub since: u32,
}

impl<'a> Archetypes<'a> {
    /// Each with its rows' entities.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = (TableId, &'a Storage)> + Clone {
        let storages = &self.structure.tables;
        let tables = self.tables.iter();
        tables.filter_map(move |table| Some((*table, storages.get(table.0 as usize)?)))
    }

    /// The entity with this index, if it is in one of the archetypes.
    #[inline]
    pub fn locate_index(self, index: u32) -> Option<(Entity, &'a Storage)> {
        self.found(self.structure.entities.at(index)?)
    }

    /// The entity, if it is in one of the archetypes.
    #[inline]
    pub fn locate(self, id: EntityId) -> Option<(Entity, &'a Storage)> {
        self.found(self.structure.as_entity(id)?)
    }

    #[inline]
    fn found(self, entity: Entity) -> Option<(Entity, &'a Storage)> {
        self.tables.binary_search(&entity.table).ok()?;
        let archetype = self.structure.tables.get(entity.table.0 as usize)?;
        Some((entity, archetype))
    }
}

/// One row of an archetype, for a filter to look at.
#[inline]
pub(super) fn check<'a>(
    archetype: &'a Storage,
    table: TableId,
    row: usize,
    since: u32,
) -> RowCheck<'a> {
    let id = archetype.entities.get(row).copied().unwrap_or_default();
    RowCheck {
        entity: Entity {
            id,
            table,
            row: row as u32,
        },
        archetype,
        since,
    }
}
