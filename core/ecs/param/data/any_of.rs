//! [`AnyOf`].

use super::{QueryData, ReadQueryData};
use crate::param::Access;
use crate::{Archetype, Entity, Query as QueryDeclaration};
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};
use std::marker::PhantomData;

/// `AnyOf<(&A, &mut B)>` in a query: entities that have at least one of these, each as an option. A
/// query may have one `AnyOf`.
pub struct AnyOf<T>(PhantomData<T>);

macro_rules! any_of {
    ($($name:ident),+) => {
        impl<$($name: QueryData),+> QueryData for AnyOf<($($name,)+)>
        where
            $(Option<$name>: QueryData,)+
        {
            const ACCESS: Access = {
                assert!(
                    true $(&& !$name::SPARSE)+,
                    "`AnyOf` cannot name a sparse component: name it as `Option<&T>`"
                );
                <($(Option<$name>,)+) as QueryData>::ACCESS
            };
            const ANY_OFS: usize = 1;
            const SPARSE: bool = false;
            const LENDS: bool = false;
            type Keys = <($(Option<$name>,)+) as QueryData>::Keys;
            type Columns<'w> = <($(Option<$name>,)+) as QueryData>::Columns<'w>;
            type Walk<'r> = <($(Option<$name>,)+) as QueryData>::Walk<'r>;
            type Rows<'r> = <($(Option<$name>,)+) as QueryData>::Rows<'r>;
            type Marks<'r> = <($(Option<$name>,)+) as QueryData>::Marks<'r>;
            type Item<'r> = <($(Option<$name>,)+) as QueryData>::Item<'r>;
            type Iter<'r> = <($(Option<$name>,)+) as QueryData>::Iter<'r>;

            fn keys(context: &Context) -> Result<Self::Keys, ModuleError> {
                <($(Option<$name>,)+)>::keys(context)
            }
            fn declare(query: &mut QueryDeclaration) {
                let mut parts = QueryDeclaration::default();
                <($(Option<$name>,)+)>::declare(&mut parts);
                let all = parts.optional.iter().chain(&parts.optional_writes);
                query.filter.any_of.extend(all);
                query.optional.append(&mut parts.optional);
                query.optional_writes.append(&mut parts.optional_writes);
            }
            fn borrow<'w>(
                keys: &'w Self::Keys,
                token: &'w BorrowToken,
            ) -> Result<Self::Columns<'w>, ModuleError> {
                <($(Option<$name>,)+)>::borrow(keys, token)
            }
            #[inline]
            fn walk<'r, 'w: 'r>(columns: &'r mut Self::Columns<'w>) -> Self::Walk<'r> {
                <($(Option<$name>,)+)>::walk(columns)
            }
            #[inline]
            fn reborrow<'r>(walk: &'r mut Self::Walk<'_>) -> Self::Walk<'r> {
                <($(Option<$name>,)+)>::reborrow(walk)
            }
            #[inline]
            fn rows<'r>(
                walk: &mut Self::Walk<'r>,
                archetype: &'r Archetype,
                archetype_id: ArchetypeId,
            ) -> (Self::Rows<'r>, Self::Marks<'r>) {
                <($(Option<$name>,)+)>::rows(walk, archetype, archetype_id)
            }
            #[inline]
            fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
                <($(Option<$name>,)+)>::split(rows, at)
            }
            #[inline]
            fn reborrow_rows<'r>(rows: &'r mut Self::Rows<'_>) -> Self::Rows<'r> {
                <($(Option<$name>,)+)>::reborrow_rows(rows)
            }
            #[inline]
            fn no_rows<'r>() -> Self::Iter<'r> {
                <($(Option<$name>,)+)>::no_rows()
            }
            #[inline]
            fn iter<'r>(rows: Self::Rows<'r>, len: usize) -> Self::Iter<'r> {
                <($(Option<$name>,)+)>::iter(rows, len)
            }
            #[inline]
            fn mark_all(marks: &mut Self::Marks<'_>) {
                <($(Option<$name>,)+)>::mark_all(marks);
            }
            #[inline]
            fn mark(marks: &mut Self::Marks<'_>, row: usize) {
                <($(Option<$name>,)+)>::mark(marks, row);
            }
            #[inline]
            fn ticks(
                marks: &Self::Marks<'_>,
                component: ComponentId,
                row: usize,
            ) -> Option<(u32, u32)> {
                <($(Option<$name>,)+)>::ticks(marks, component, row)
            }
            #[inline]
            fn has(_: &Self::Columns<'_>, _: Entity) -> bool {
                true
            }
            #[inline]
            fn get<'r, 'w: 'r>(
                columns: &'r mut Self::Columns<'w>,
                entity: Entity,
            ) -> Option<Self::Item<'r>> {
                <($(Option<$name>,)+)>::get(columns, entity)
            }
            #[inline]
            fn ticks_of(
                columns: &Self::Columns<'_>,
                component: ComponentId,
                entity: Entity,
            ) -> Option<(u32, u32)> {
                <($(Option<$name>,)+)>::ticks_of(columns, component, entity)
            }
            #[inline]
            fn sparse_entities<'r>(_: &'r Self::Columns<'_>) -> Option<&'r [u32]> {
                None
            }
        }

        impl<$($name: ReadQueryData),+> ReadQueryData for AnyOf<($($name,)+)>
        where
            $(Option<$name>: ReadQueryData,)+
        {
            #[inline]
            fn rows_shared<'r, 'w: 'r>(
                columns: &'r Self::Columns<'w>,
                archetype: &'r Archetype,
                archetype_id: ArchetypeId,
            ) -> Self::Rows<'r> {
                <($(Option<$name>,)+)>::rows_shared(columns, archetype, archetype_id)
            }
            #[inline]
            fn get_shared<'r, 'w: 'r>(
                columns: &'r Self::Columns<'w>,
                entity: Entity,
            ) -> Option<Self::Item<'r>> {
                <($(Option<$name>,)+)>::get_shared(columns, entity)
            }
        }
    };
}

any_of!(A, B);
any_of!(A, B, C);
any_of!(A, B, C, D);
