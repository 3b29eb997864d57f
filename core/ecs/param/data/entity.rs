//! [`EntityId`] and [`Entity`] in a query.

use super::{QueryData, ReadQueryData};
use crate::param::Access;
use crate::{Archetype, Entity, EntityId, Query as QueryDeclaration};
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};

macro_rules! no_columns {
    () => {
        const ACCESS: Access = Access::NONE;
        const SPARSE: bool = false;
        const LENDS: bool = false;
        type Keys = ();
        type Columns<'w> = ();
        type Walk<'r> = ();
        type Marks<'r> = ();

        fn keys(_: &Context) -> Result<(), ModuleError> {
            Ok(())
        }
        fn declare(_: &mut QueryDeclaration) {}
        fn borrow<'w>(_: &'w (), _: &'w BorrowToken) -> Result<(), ModuleError> {
            Ok(())
        }
        #[inline]
        fn walk<'r, 'w: 'r>(_: &'r mut Self::Columns<'w>) {}
        #[inline]
        fn reborrow(_: &mut ()) {}
        #[inline]
        fn mark_all(_: &mut ()) {}
        #[inline]
        fn mark(_: &mut (), _: usize) {}
        #[inline]
        fn ticks(_: &(), _: ComponentId, _: usize) -> Option<(u32, u32)> {
            None
        }
        #[inline]
        fn has(_: &(), _: Entity) -> bool {
            true
        }
        #[inline]
        fn ticks_of(_: &(), _: ComponentId, _: Entity) -> Option<(u32, u32)> {
            None
        }
        #[inline]
        fn sparse_entities(_: &()) -> Option<&[u32]> {
            None
        }
    };
}

impl QueryData for EntityId {
    no_columns!();
    type Rows<'r> = &'r [EntityId];
    type Item<'r> = EntityId;
    type Iter<'r> = std::iter::Copied<std::slice::Iter<'r, EntityId>>;

    #[inline]
    fn rows<'r>(_: &mut (), archetype: &'r Archetype, _: ArchetypeId) -> (&'r [EntityId], ()) {
        (&archetype.entities, ())
    }
    #[inline]
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
        rows.split_at(at)
    }
    #[inline]
    fn reborrow_rows<'r>(rows: &'r mut &[EntityId]) -> &'r [EntityId] {
        rows
    }
    #[inline]
    fn no_rows<'r>() -> Self::Iter<'r> {
        [].iter().copied()
    }
    #[inline]
    fn iter<'r>(rows: Self::Rows<'r>, _: usize) -> Self::Iter<'r> {
        rows.iter().copied()
    }
    #[inline]
    fn get<'r, 'w: 'r>(_: &'r mut Self::Columns<'w>, entity: Entity) -> Option<EntityId> {
        Some(entity.id)
    }
}

impl ReadQueryData for EntityId {
    #[inline]
    fn rows_shared<'r, 'w: 'r>(
        _: &'r Self::Columns<'w>,
        archetype: &'r Archetype,
        _: ArchetypeId,
    ) -> &'r [EntityId] {
        &archetype.entities
    }
    #[inline]
    fn get_shared<'r, 'w: 'r>(_: &'r Self::Columns<'w>, entity: Entity) -> Option<EntityId> {
        Some(entity.id)
    }
}

/// The entities of one archetype with their rows.
pub struct Located<'r> {
    entities: std::slice::Iter<'r, EntityId>,
    archetype_id: ArchetypeId,
    row: u32,
}

impl Iterator for Located<'_> {
    type Item = Entity;
    #[inline]
    fn next(&mut self) -> Option<Entity> {
        let id = *self.entities.next()?;
        let row = self.row;
        self.row += 1;
        Some(Entity {
            id,
            archetype: self.archetype_id,
            row,
        })
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entities.size_hint()
    }
}

impl QueryData for Entity {
    no_columns!();
    /// Ids, their archetype, and the row of the first.
    type Rows<'r> = (&'r [EntityId], ArchetypeId, u32);
    type Item<'r> = Entity;
    type Iter<'r> = Located<'r>;

    #[inline]
    fn rows<'r>(
        _: &mut (),
        archetype: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> (Self::Rows<'r>, ()) {
        ((&archetype.entities, archetype_id, 0), ())
    }
    #[inline]
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
        let (ids, archetype_id, row) = rows;
        let (before, behind) = ids.split_at(at);
        (
            (before, archetype_id, row),
            (behind, archetype_id, row + at as u32),
        )
    }
    #[inline]
    fn reborrow_rows<'r>(rows: &'r mut Self::Rows<'_>) -> Self::Rows<'r> {
        *rows
    }
    #[inline]
    fn no_rows<'r>() -> Located<'r> {
        Self::iter((&[], ArchetypeId(0), 0), 0)
    }
    #[inline]
    fn iter<'r>(rows: Self::Rows<'r>, _: usize) -> Located<'r> {
        Located {
            entities: rows.0.iter(),
            archetype_id: rows.1,
            row: rows.2,
        }
    }
    #[inline]
    fn get<'r, 'w: 'r>(_: &'r mut Self::Columns<'w>, entity: Entity) -> Option<Entity> {
        Some(entity)
    }
}

impl ReadQueryData for Entity {
    #[inline]
    fn rows_shared<'r, 'w: 'r>(
        _: &'r Self::Columns<'w>,
        archetype: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> Self::Rows<'r> {
        (&archetype.entities, archetype_id, 0)
    }
    #[inline]
    fn get_shared<'r, 'w: 'r>(_: &'r Self::Columns<'w>, entity: Entity) -> Option<Entity> {
        Some(entity)
    }
}
