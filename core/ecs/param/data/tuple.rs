//! Tuples in a query.

use super::zip::{Zip1, Zip2, Zip3, Zip4, Zip5, Zip6, Zip7, Zip8};
use super::{QueryData, ReadQueryData, shorter};
use crate::param::Access;
use crate::{Archetype, Entity, Query as QueryDeclaration};
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};

macro_rules! zipped {
    ($a:expr) => { $a };
    ($a:expr, $b:expr $(, $rest:expr)*) => { zipped!($a.zip($b) $(, $rest)*) };
}

macro_rules! tuple {
    ($zip:ident, $($name:ident $lower:ident $at:tt),+) => {
        impl<$($name: QueryData),+> QueryData for ($($name,)+) {
            const ACCESS: Access = Access::NONE$(.and($name::ACCESS))+;
            const ANY_OFS: usize = 0 $(+ $name::ANY_OFS)+;
            const HAS_GAPS: bool = false $(|| $name::HAS_GAPS)+;
            const SPARSE: bool = false $(|| $name::SPARSE)+;
            const LENDS: bool = false $(|| $name::LENDS)+;
            type Keys = ($($name::Keys,)+);
            type Columns<'w> = ($($name::Columns<'w>,)+);
            type Walk<'r> = ($($name::Walk<'r>,)+);
            type Rows<'r> = ($($name::Rows<'r>,)+);
            type Marks<'r> = ($($name::Marks<'r>,)+);
            type Item<'r> = ($($name::Item<'r>,)+);
            type Iter<'r> = $zip<$($name::Iter<'r>),+>;

            fn keys(context: &Context) -> Result<Self::Keys, ModuleError> {
                Ok(($($name::keys(context)?,)+))
            }
            fn declare(query: &mut QueryDeclaration) {
                $($name::declare(query);)+
            }
            fn borrow<'w>(
                keys: &'w Self::Keys,
                token: &'w BorrowToken,
            ) -> Result<Self::Columns<'w>, ModuleError> {
                Ok(($($name::borrow(&keys.$at, token)?,)+))
            }
            #[inline]
            fn walk<'r, 'w: 'r>(columns: &'r mut Self::Columns<'w>) -> Self::Walk<'r> {
                ($($name::walk(&mut columns.$at),)+)
            }
            #[inline]
            fn reborrow<'r>(walk: &'r mut Self::Walk<'_>) -> Self::Walk<'r> {
                ($($name::reborrow(&mut walk.$at),)+)
            }
            #[inline]
            fn rows<'r>(
                walk: &mut Self::Walk<'r>,
                archetype: &'r Archetype,
                archetype_id: ArchetypeId,
            ) -> (Self::Rows<'r>, Self::Marks<'r>) {
                $(let $lower = $name::rows(&mut walk.$at, archetype, archetype_id);)+
                (($($lower.0,)+), ($($lower.1,)+))
            }
            #[inline]
            fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>) {
                $(let $lower = $name::split(rows.$at, at);)+
                (($($lower.0,)+), ($($lower.1,)+))
            }
            #[inline]
            fn reborrow_rows<'r>(rows: &'r mut Self::Rows<'_>) -> Self::Rows<'r> {
                ($($name::reborrow_rows(&mut rows.$at),)+)
            }
            #[inline]
            fn no_rows<'r>() -> Self::Iter<'r> {
                $zip(zipped!($($name::no_rows()),+))
            }
            #[inline]
            fn iter<'r>(rows: Self::Rows<'r>, len: usize) -> Self::Iter<'r> {
                $zip(zipped!($($name::iter(rows.$at, len)),+))
            }
            #[inline]
            fn mark_all(marks: &mut Self::Marks<'_>) {
                $($name::mark_all(&mut marks.$at);)+
            }
            #[inline]
            fn mark(marks: &mut Self::Marks<'_>, row: usize) {
                $($name::mark(&mut marks.$at, row);)+
            }
            #[inline]
            fn ticks(
                marks: &Self::Marks<'_>,
                component: ComponentId,
                row: usize,
            ) -> Option<(u32, u32)> {
                None$(.or_else(|| $name::ticks(&marks.$at, component, row)))+
            }
            #[inline]
            fn has(columns: &Self::Columns<'_>, entity: Entity) -> bool {
                true $(&& $name::has(&columns.$at, entity))+
            }
            /// Checks first, so that an entity that lacks a component is not marked as changed.
            #[inline]
            fn get<'r, 'w: 'r>(
                columns: &'r mut Self::Columns<'w>,
                entity: Entity,
            ) -> Option<Self::Item<'r>> {
                if !Self::has(columns, entity) {
                    return None;
                }
                Some(($($name::get(&mut columns.$at, entity)?,)+))
            }
            #[inline]
            fn ticks_of(
                columns: &Self::Columns<'_>,
                component: ComponentId,
                entity: Entity,
            ) -> Option<(u32, u32)> {
                None$(.or_else(|| $name::ticks_of(&columns.$at, component, entity)))+
            }
            #[inline]
            fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]> {
                let found = None;
                $(let found = shorter(found, $name::sparse_entities(&columns.$at));)+
                found
            }
            /// Every column is a separate argument: the compiler knows that arguments do not alias,
            /// and vectorises the loop.
            #[inline]
            fn each<'r>(rows: Self::Rows<'r>, len: usize, call: &mut impl FnMut(Self::Item<'r>)) {
                #[inline]
                #[allow(clippy::too_many_arguments, reason = "one for each column")]
                fn zipped<'r, $($name: QueryData),+>(
                    $($lower: $name::Rows<'r>,)+
                    len: usize,
                    call: &mut impl FnMut(($($name::Item<'r>,)+)),
                ) {
                    $zip(zipped!($($name::iter($lower, len)),+)).for_each(call);
                }
                zipped::<$($name),+>($(rows.$at,)+ len, call);
            }
        }

        impl<$($name: ReadQueryData),+> ReadQueryData for ($($name,)+) {
            #[inline]
            fn rows_shared<'r, 'w: 'r>(
                columns: &'r Self::Columns<'w>,
                archetype: &'r Archetype,
                archetype_id: ArchetypeId,
            ) -> Self::Rows<'r> {
                ($($name::rows_shared(&columns.$at, archetype, archetype_id),)+)
            }
            #[inline]
            fn get_shared<'r, 'w: 'r>(
                columns: &'r Self::Columns<'w>,
                entity: Entity,
            ) -> Option<Self::Item<'r>> {
                Some(($($name::get_shared(&columns.$at, entity)?,)+))
            }
        }
    };
}

tuple!(Zip1, A a 0);
tuple!(Zip2, A a 0, B b 1);
tuple!(Zip3, A a 0, B b 1, C c 2);
tuple!(Zip4, A a 0, B b 1, C c 2, D d 3);
tuple!(Zip5, A a 0, B b 1, C c 2, D d 3, E e 4);
tuple!(Zip6, A a 0, B b 1, C c 2, D d 3, E e 4, F f 5);
tuple!(Zip7, A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6);
tuple!(Zip8, A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7);
