//! [`IncludeDisabled`], and the empty filter.

use super::{QueryFilter, RowCheck};
use crate::Query as QueryDeclaration;
use crate::param::Access;
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};

/// Includes disabled entities.
pub struct IncludeDisabled;

macro_rules! keeps_all {
    ($name:ty, $disabled:expr) => {
        impl QueryFilter for $name {
            const ACCESS: Access = Access::NONE;
            const BY_ROW: bool = false;
            const SPARSE: bool = false;
            type Keys = ();
            type Columns<'w> = ();

            fn keys(_: &Context) -> Result<(), ModuleError> {
                Ok(())
            }
            fn declare(query: &mut QueryDeclaration) {
                query.filter.disabled |= $disabled;
            }
            fn borrow<'w>(_: &'w (), _: &'w BorrowToken, _: &Access) -> Result<(), ModuleError> {
                Ok(())
            }
            #[inline]
            fn may_keep(_: &(), _: ArchetypeId, _: u32) -> bool {
                true
            }
            #[inline]
            fn keeps(
                _: &(),
                _: RowCheck<'_>,
                _: &impl Fn(ComponentId) -> Option<(u32, u32)>,
            ) -> bool {
                true
            }
            #[inline]
            fn sparse_entities(_: &()) -> Option<&[u32]> {
                None
            }
        }
    };
}

keeps_all!((), false);
keeps_all!(IncludeDisabled, true);
