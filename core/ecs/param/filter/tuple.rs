//! Tuples of filters: all of them must hold.

use super::{QueryFilter, RowCheck, WholeFilter};
use crate::Query as QueryDeclaration;
use crate::param::Access;
use crate::param::data::shorter;
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};

macro_rules! tuple {
    ($($name:ident $at:tt),+) => {
        impl<$($name: WholeFilter),+> WholeFilter for ($($name,)+) {}

        impl<$($name: QueryFilter),+> QueryFilter for ($($name,)+) {
            const ACCESS: Access = Access::NONE$(.and($name::ACCESS))+;
            const PRESENCE: Access = Access::NONE$(.and($name::PRESENCE))+;
            const BY_ROW: bool = false $(|| $name::BY_ROW)+;
            const SPARSE: bool = false $(|| $name::SPARSE)+;
            type Keys = ($($name::Keys,)+);
            type Columns<'w> = ($($name::Columns<'w>,)+);

            fn keys(context: &Context) -> Result<Self::Keys, ModuleError> {
                Ok(($($name::keys(context)?,)+))
            }
            fn declare(query: &mut QueryDeclaration) {
                $($name::declare(query);)+
            }
            fn borrow<'w>(
                keys: &'w Self::Keys,
                token: &'w BorrowToken,
                data: &Access,
            ) -> Result<Self::Columns<'w>, ModuleError> {
                Ok(($($name::borrow(&keys.$at, token, data)?,)+))
            }
            #[inline]
            fn may_keep(columns: &Self::Columns<'_>, archetype_id: ArchetypeId, since: u32) -> bool {
                true $(&& $name::may_keep(&columns.$at, archetype_id, since))+
            }
            #[inline]
            fn keeps(
                columns: &Self::Columns<'_>,
                row: RowCheck<'_>,
                ticks: &impl Fn(ComponentId) -> Option<(u32, u32)>,
            ) -> bool {
                true $(&& $name::keeps(&columns.$at, row, ticks))+
            }
            #[inline]
            fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]> {
                let found = None;
                $(let found = shorter(found, $name::sparse_entities(&columns.$at));)+
                found
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
