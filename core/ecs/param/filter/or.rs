//! [`Or`].

use super::{QueryFilter, RowCheck};
use crate::Query as QueryDeclaration;
use crate::param::Access;
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};
use std::marker::PhantomData;

/// `Or<(With<A>, Changed<B>)>`: entities for which at least one of these holds.
pub struct Or<F>(PhantomData<F>);

/// Declares one alternative: its components are optional reads.
fn add_alternative(
    mut part: QueryDeclaration,
    query: &mut QueryDeclaration,
    named: &mut Option<Vec<ComponentId>>,
) {
    query.optional.append(&mut part.optional);
    query.optional.extend(&part.filter.changed);
    query.optional.extend(&part.filter.added);
    match part.filter.with.first() {
        Some(first) => named.iter_mut().for_each(|named| named.push(*first)),
        None => *named = None,
    }
}

macro_rules! or {
    ($($name:ident $at:tt),+) => {
        impl<$($name: QueryFilter),+> QueryFilter for Or<($($name,)+)> {
            const ACCESS: Access = Access::NONE$(.and($name::ACCESS))+;
            const PRESENCE: Access = Access::NONE$(.and($name::PRESENCE))+;
            const BY_ROW: bool = true;
            const SPARSE: bool = false;
            type Keys = ($($name::Keys,)+);
            type Columns<'w> = ($($name::Columns<'w>,)+);

            fn keys(context: &Context) -> Result<Self::Keys, ModuleError> {
                Ok(($($name::keys(context)?,)+))
            }
            fn declare(query: &mut QueryDeclaration) {
                // If every alternative requires a component, archetypes without any of them are
                // skipped.
                let mut named = query.filter.any_of.is_empty().then(Vec::new);
                $({
                    let mut part = QueryDeclaration::default();
                    $name::declare(&mut part);
                    add_alternative(part, query, &mut named);
                })+
                query.filter.any_of.extend(named.unwrap_or_default());
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
                false $(|| $name::may_keep(&columns.$at, archetype_id, since))+
            }
            #[inline]
            fn keeps(
                columns: &Self::Columns<'_>,
                row: RowCheck<'_>,
                ticks: &impl Fn(ComponentId) -> Option<(u32, u32)>,
            ) -> bool {
                false $(|| $name::keeps(&columns.$at, row, ticks))+
            }
            #[inline]
            fn sparse_entities<'r>(_: &'r Self::Columns<'_>) -> Option<&'r [u32]> {
                None
            }
        }
    };
}

or!(A 0, B 1);
or!(A 0, B 1, C 2);
or!(A 0, B 1, C 2, D 3);
