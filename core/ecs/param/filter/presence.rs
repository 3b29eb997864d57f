//! [`With`] and [`Without`].

use super::{QueryFilter, RowCheck};
use crate::Query as QueryDeclaration;
use crate::param::Access;
use playground_base::{
    ArchetypeId, BorrowToken, Component, ComponentId, Context, Key, ModuleError, ReadColumns,
};
use std::marker::PhantomData;

/// Entities that have the component, which is not accessed.
pub struct With<T>(PhantomData<T>);

/// Entities that lack the component.
pub struct Without<T>(PhantomData<T>);

/// No access is needed for a component in archetypes; a sparse one is read from its own column.
const fn access<T: Component>() -> Access {
    if T::SPARSE {
        Access::read::<T>()
    } else {
        Access::name::<T>()
    }
}

/// The columns of a sparse component. A query that writes it and names it in such a filter does not
/// compile.
fn borrow<'w, T: Component>(
    key: &'w Key<T>,
    token: &'w BorrowToken,
) -> Result<Option<ReadColumns<'w, T>>, ModuleError> {
    if T::SPARSE {
        key.read(token).map(Some)
    } else {
        Ok(None)
    }
}

#[inline]
fn has<T: Component>(columns: &Option<ReadColumns<'_, T>>, row: RowCheck<'_>) -> bool {
    match columns {
        Some(columns) => columns.get_sparse(row.entity.id.index).is_some(),
        None => row.archetype.components.binary_search(&T::ID).is_ok(),
    }
}

macro_rules! presence {
    ($name:ident, $list:ident, $has:literal) => {
        impl<T: Component> QueryFilter for $name<T> {
            const ACCESS: Access = access::<T>();
            const PRESENCE: Access = access::<T>();
            const BY_ROW: bool = T::SPARSE;
            const SPARSE: bool = T::SPARSE && $has;
            type Keys = Key<T>;
            type Columns<'w> = Option<ReadColumns<'w, T>>;

            fn keys(context: &Context) -> Result<Key<T>, ModuleError> {
                context.key()
            }
            fn declare(query: &mut QueryDeclaration) {
                query.filter.$list.push(T::ID);
                if T::SPARSE {
                    query.optional.push(T::ID);
                }
            }
            fn borrow<'w>(
                key: &'w Key<T>,
                token: &'w BorrowToken,
                _: &Access,
            ) -> Result<Self::Columns<'w>, ModuleError> {
                borrow(key, token)
            }
            #[inline]
            fn may_keep(_: &Self::Columns<'_>, _: ArchetypeId, _: u32) -> bool {
                true
            }
            #[inline]
            fn keeps(
                columns: &Self::Columns<'_>,
                row: RowCheck<'_>,
                _: &impl Fn(ComponentId) -> Option<(u32, u32)>,
            ) -> bool {
                has(columns, row) == $has
            }
            #[inline]
            fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]> {
                let columns = columns.as_ref().filter(|_| Self::SPARSE)?;
                Some(columns.sparse_rows().0)
            }
        }
    };
}

presence!(With, with, true);
presence!(Without, without, false);
