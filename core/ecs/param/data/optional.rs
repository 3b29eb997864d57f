//! `Option<&T>` and `Option<&mut T>` in a query.

use super::{QueryData, ReadQueryData};
use crate::param::Access;
use crate::{Archetype, Entity, EntityId, Query as QueryDeclaration};
use playground_base::{
    ArchetypeId, BorrowToken, Component, ComponentId, Context, Key, ModuleError, ReadColumns,
    RowMarks, WalkMut, WriteColumns,
};

/// The rows of an archetype for `Option<&T>`: all its entities have the component, or none, or, for
/// a sparse one, some.
#[derive(Clone, Copy)]
pub struct OptionalRows<'r, T> {
    rows: Option<&'r [T]>,
    sparse: Option<(&'r ReadColumns<'r, T>, &'r [EntityId])>,
}

impl<'r, T> OptionalRows<'r, T> {
    /// The whole column; `None` where the archetype lacks it.
    pub const fn column(self) -> Option<&'r [T]> {
        self.rows
    }
}

/// The rows of an archetype that may lack the component.
pub struct OptionalIter<'r, T> {
    rows: Option<std::slice::Iter<'r, T>>,
    sparse: Option<(&'r ReadColumns<'r, T>, std::slice::Iter<'r, EntityId>)>,
    left: usize,
}

impl<'r, T: Component> Iterator for OptionalIter<'r, T> {
    type Item = Option<&'r T>;
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        if T::SPARSE {
            let sparse = self.sparse.as_mut();
            let found = sparse.and_then(|(columns, ids)| columns.get_sparse(ids.next()?.index));
            return Some(found);
        }
        Some(self.rows.as_mut().and_then(Iterator::next))
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<T: Component> QueryData for Option<&T> {
    const ACCESS: Access = Access::read::<T>();
    const HAS_GAPS: bool = T::SPARSE;
    const SPARSE: bool = false;
    const LENDS: bool = false;
    type Keys = Key<T>;
    type Columns<'w> = ReadColumns<'w, T>;
    type Walk<'r> = &'r ReadColumns<'r, T>;
    type Rows<'r> = OptionalRows<'r, T>;
    type Marks<'r> = ();
    type Item<'r> = Option<&'r T>;
    type Iter<'r> = OptionalIter<'r, T>;

    fn keys(context: &Context) -> Result<Key<T>, ModuleError> {
        context.key()
    }
    fn declare(query: &mut QueryDeclaration) {
        query.optional.push(T::ID);
    }
    fn borrow<'w>(
        key: &'w Key<T>,
        token: &'w BorrowToken,
    ) -> Result<ReadColumns<'w, T>, ModuleError> {
        key.read(token)
    }
    #[inline]
    fn walk<'r, 'w: 'r>(columns: &'r mut ReadColumns<'w, T>) -> Self::Walk<'r> {
        columns
    }
    #[inline]
    fn reborrow<'r>(walk: &'r mut Self::Walk<'_>) -> Self::Walk<'r> {
        walk
    }
    #[inline]
    fn rows<'r>(
        walk: &mut Self::Walk<'r>,
        archetype: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> (OptionalRows<'r, T>, ()) {
        (Self::rows_shared(walk, archetype, archetype_id), ())
    }
    #[inline]
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
        let dense = rows.rows.map(|rows| rows.split_at(at));
        let sparse = rows.sparse.map(|(columns, ids)| {
            let (before, behind) = ids.split_at(at);
            ((columns, before), (columns, behind))
        });
        let before = OptionalRows {
            rows: dense.map(|(before, _)| before),
            sparse: sparse.map(|(before, _)| before),
        };
        let behind = OptionalRows {
            rows: dense.map(|(_, behind)| behind),
            sparse: sparse.map(|(_, behind)| behind),
        };
        (before, behind)
    }
    #[inline]
    fn reborrow_rows<'r>(rows: &'r mut OptionalRows<'_, T>) -> OptionalRows<'r, T> {
        OptionalRows {
            rows: rows.rows,
            sparse: rows.sparse.map(|(columns, ids)| (columns as _, ids)),
        }
    }
    #[inline]
    fn no_rows<'r>() -> OptionalIter<'r, T> {
        OptionalIter {
            rows: None,
            sparse: None,
            left: 0,
        }
    }
    #[inline]
    fn iter<'r>(rows: Self::Rows<'r>, len: usize) -> OptionalIter<'r, T> {
        OptionalIter {
            rows: rows.rows.map(<[T]>::iter),
            sparse: rows.sparse.map(|(columns, ids)| (columns, ids.iter())),
            left: len,
        }
    }
    #[inline]
    fn mark_all(_: &mut ()) {}
    #[inline]
    fn mark(_: &mut (), _: usize) {}
    #[inline]
    fn ticks(_: &(), _: ComponentId, _: usize) -> Option<(u32, u32)> {
        None
    }
    #[inline]
    fn has(_: &ReadColumns<'_, T>, _: Entity) -> bool {
        true
    }
    #[inline]
    fn get<'r, 'w: 'r>(
        columns: &'r mut ReadColumns<'w, T>,
        entity: Entity,
    ) -> Option<Option<&'r T>> {
        Self::get_shared(columns, entity)
    }
    #[inline]
    fn ticks_of(_: &Self::Columns<'_>, _: ComponentId, _: Entity) -> Option<(u32, u32)> {
        None
    }
    #[inline]
    fn sparse_entities<'r>(_: &'r ReadColumns<'_, T>) -> Option<&'r [u32]> {
        None
    }
}

impl<T: Component> ReadQueryData for Option<&T> {
    #[inline]
    fn rows_shared<'r, 'w: 'r>(
        columns: &'r ReadColumns<'w, T>,
        archetype: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> OptionalRows<'r, T> {
        let rows = columns.rows(archetype_id);
        OptionalRows {
            rows: (!rows.is_empty()).then_some(rows),
            sparse: T::SPARSE.then_some((columns, &archetype.entities)),
        }
    }
    #[inline]
    fn get_shared<'r, 'w: 'r>(
        columns: &'r ReadColumns<'w, T>,
        entity: Entity,
    ) -> Option<Option<&'r T>> {
        Some(<&T as ReadQueryData>::get_shared(columns, entity))
    }
}

/// The rows of an archetype that may lack the component, to write.
pub struct OptionalIterMut<'r, T> {
    rows: Option<std::slice::IterMut<'r, T>>,
    left: usize,
}

impl<'r, T> Iterator for OptionalIterMut<'r, T> {
    type Item = Option<&'r mut T>;
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(self.rows.as_mut().and_then(Iterator::next))
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<T: Component> QueryData for Option<&mut T> {
    const ACCESS: Access = Access::write::<T>();
    const SPARSE: bool = false;
    const LENDS: bool = T::SPARSE;
    type Keys = Key<T>;
    type Columns<'w> = WriteColumns<'w, T>;
    type Walk<'r> = WalkMut<'r, T>;
    type Rows<'r> = Option<&'r mut [T]>;
    type Marks<'r> = RowMarks<'r>;
    type Item<'r> = Option<&'r mut T>;
    type Iter<'r> = OptionalIterMut<'r, T>;

    fn keys(context: &Context) -> Result<Key<T>, ModuleError> {
        context.key()
    }
    fn declare(query: &mut QueryDeclaration) {
        query.optional_writes.push(T::ID);
    }
    fn borrow<'w>(
        key: &'w Key<T>,
        token: &'w BorrowToken,
    ) -> Result<WriteColumns<'w, T>, ModuleError> {
        key.write(token)
    }
    #[inline]
    fn walk<'r, 'w: 'r>(columns: &'r mut WriteColumns<'w, T>) -> WalkMut<'r, T> {
        columns.walk_mut()
    }
    #[inline]
    fn reborrow<'r>(walk: &'r mut WalkMut<'_, T>) -> WalkMut<'r, T> {
        walk.reborrow()
    }
    #[inline]
    fn rows<'r>(
        walk: &mut WalkMut<'r, T>,
        _: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> (Self::Rows<'r>, RowMarks<'r>) {
        let (rows, marks) = walk.rows(archetype_id);
        ((!rows.is_empty()).then_some(rows), marks)
    }
    #[inline]
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
        rows.map(|rows| rows.split_at_mut(at)).unzip()
    }
    #[inline]
    fn reborrow_rows<'r>(rows: &'r mut Option<&mut [T]>) -> Option<&'r mut [T]> {
        rows.as_deref_mut()
    }
    #[inline]
    fn no_rows<'r>() -> OptionalIterMut<'r, T> {
        OptionalIterMut {
            rows: None,
            left: 0,
        }
    }
    #[inline]
    fn iter<'r>(rows: Self::Rows<'r>, len: usize) -> OptionalIterMut<'r, T> {
        OptionalIterMut {
            rows: rows.map(<[T]>::iter_mut),
            left: len,
        }
    }
    #[inline]
    fn mark_all(marks: &mut RowMarks<'_>) {
        marks.all();
    }
    #[inline]
    fn mark(marks: &mut RowMarks<'_>, row: usize) {
        marks.row(row);
    }
    #[inline]
    fn ticks(marks: &RowMarks<'_>, component: ComponentId, row: usize) -> Option<(u32, u32)> {
        <&mut T as QueryData>::ticks(marks, component, row)
    }
    #[inline]
    fn has(_: &WriteColumns<'_, T>, _: Entity) -> bool {
        true
    }
    #[inline]
    fn get<'r, 'w: 'r>(
        columns: &'r mut WriteColumns<'w, T>,
        entity: Entity,
    ) -> Option<Option<&'r mut T>> {
        Some(<&mut T as QueryData>::get(columns, entity))
    }
    #[inline]
    fn ticks_of(
        columns: &WriteColumns<'_, T>,
        component: ComponentId,
        entity: Entity,
    ) -> Option<(u32, u32)> {
        <&mut T as QueryData>::ticks_of(columns, component, entity)
    }
    #[inline]
    fn sparse_entities<'r>(_: &'r WriteColumns<'_, T>) -> Option<&'r [u32]> {
        None
    }
}
