//! `&T` in a query.

use super::{QueryData, ReadQueryData};
use crate::param::Access;
use crate::{Archetype, Entity, Query as QueryDeclaration};
use playground_base::{
    ArchetypeId, BorrowToken, Component, ComponentId, Context, Key, ModuleError, ReadColumns,
};

impl<T: Component> QueryData for &T {
    const ACCESS: Access = Access::read::<T>();
    const SPARSE: bool = T::SPARSE;
    const LENDS: bool = false;
    type Keys = Key<T>;
    type Columns<'w> = ReadColumns<'w, T>;
    type Walk<'r> = &'r ReadColumns<'r, T>;
    type Rows<'r> = &'r [T];
    type Marks<'r> = ();
    type Item<'r> = &'r T;
    type Iter<'r> = std::slice::Iter<'r, T>;

    fn keys(context: &Context) -> Result<Key<T>, ModuleError> {
        context.key()
    }
    fn declare(query: &mut QueryDeclaration) {
        query.reads.push(T::ID);
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
        _: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> (&'r [T], ()) {
        (walk.rows(archetype_id), ())
    }
    #[inline]
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
        rows.split_at(at)
    }
    #[inline]
    fn reborrow_rows<'r>(rows: &'r mut &[T]) -> &'r [T] {
        rows
    }
    #[inline]
    fn no_rows<'r>() -> Self::Iter<'r> {
        [].iter()
    }
    #[inline]
    fn iter<'r>(rows: Self::Rows<'r>, _: usize) -> Self::Iter<'r> {
        rows.iter()
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
    fn has(columns: &ReadColumns<'_, T>, entity: Entity) -> bool {
        Self::get_shared(columns, entity).is_some()
    }
    #[inline]
    fn get<'r, 'w: 'r>(columns: &'r mut ReadColumns<'w, T>, entity: Entity) -> Option<&'r T> {
        Self::get_shared(columns, entity)
    }
    #[inline]
    fn ticks_of(_: &Self::Columns<'_>, _: ComponentId, _: Entity) -> Option<(u32, u32)> {
        None
    }
    #[inline]
    fn sparse_entities<'r>(columns: &'r ReadColumns<'_, T>) -> Option<&'r [u32]> {
        T::SPARSE.then(|| columns.sparse_rows().0)
    }
}

impl<T: Component> ReadQueryData for &T {
    #[inline]
    fn rows_shared<'r, 'w: 'r>(
        columns: &'r ReadColumns<'w, T>,
        _: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> &'r [T] {
        columns.rows(archetype_id)
    }
    #[inline]
    fn get_shared<'r, 'w: 'r>(columns: &'r ReadColumns<'w, T>, entity: Entity) -> Option<&'r T> {
        if T::SPARSE {
            columns.get_sparse(entity.id.index)
        } else {
            columns.get(entity.archetype, entity.row as usize)
        }
    }
}
