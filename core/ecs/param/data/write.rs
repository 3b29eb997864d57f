//! `&mut T` in a query.

use super::QueryData;
use crate::param::Access;
use crate::{Archetype, Entity, Query as QueryDeclaration};
use playground_base::{
    ArchetypeId, BorrowToken, Component, ComponentId, Context, Key, ModuleError, RowMarks, WalkMut,
    WriteColumns,
};

impl<T: Component> QueryData for &mut T {
    const ACCESS: Access = Access::write::<T>();
    const SPARSE: bool = T::SPARSE;
    const LENDS: bool = T::SPARSE;
    type Keys = Key<T>;
    type Columns<'w> = WriteColumns<'w, T>;
    type Walk<'r> = WalkMut<'r, T>;
    type Rows<'r> = &'r mut [T];
    type Marks<'r> = RowMarks<'r>;
    type Item<'r> = &'r mut T;
    type Iter<'r> = std::slice::IterMut<'r, T>;

    fn keys(context: &Context) -> Result<Key<T>, ModuleError> {
        context.key()
    }
    fn declare(query: &mut QueryDeclaration) {
        query.writes.push(T::ID);
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
    ) -> (&'r mut [T], RowMarks<'r>) {
        walk.rows(archetype_id)
    }
    #[inline]
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
        rows.split_at_mut(at)
    }
    #[inline]
    fn reborrow_rows<'r>(rows: &'r mut &mut [T]) -> &'r mut [T] {
        rows
    }
    #[inline]
    fn no_rows<'r>() -> Self::Iter<'r> {
        [].iter_mut()
    }
    #[inline]
    fn iter<'r>(rows: Self::Rows<'r>, _: usize) -> Self::Iter<'r> {
        rows.iter_mut()
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
        if component == T::ID {
            marks.ticks(row)
        } else {
            None
        }
    }
    #[inline]
    fn has(columns: &WriteColumns<'_, T>, entity: Entity) -> bool {
        Self::ticks_of(columns, T::ID, entity).is_some()
    }
    #[inline]
    fn get<'r, 'w: 'r>(columns: &'r mut WriteColumns<'w, T>, entity: Entity) -> Option<&'r mut T> {
        if T::SPARSE {
            columns.get_sparse_mut(entity.id.index)
        } else {
            columns.get_mut(entity.archetype, entity.row as usize)
        }
    }
    #[inline]
    fn ticks_of(
        columns: &WriteColumns<'_, T>,
        component: ComponentId,
        entity: Entity,
    ) -> Option<(u32, u32)> {
        if component != T::ID {
            None
        } else if T::SPARSE {
            columns.sparse_ticks(entity.id.index)
        } else {
            columns.ticks(entity.archetype, entity.row as usize)
        }
    }
    #[inline]
    fn sparse_entities<'r>(columns: &'r WriteColumns<'_, T>) -> Option<&'r [u32]> {
        T::SPARSE.then(|| columns.sparse_indices())
    }
}
