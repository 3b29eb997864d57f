//! [`Changed`] and [`Added`].

use super::{QueryFilter, RowCheck};
use crate::Query as QueryDeclaration;
use crate::param::Access;
use playground_base::{
    ArchetypeId, BorrowToken, Component, ComponentId, Context, Key, ModuleError, ReadColumns,
};
use std::marker::PhantomData;

/// Entities whose component was written since the system last ran.
pub struct Changed<T>(PhantomData<T>);

/// Entities that got the component since the system last ran.
pub struct Added<T>(PhantomData<T>);

#[inline]
fn ticks_of<T: Component>(
    columns: &Option<ReadColumns<'_, T>>,
    row: RowCheck<'_>,
    ticks: &impl Fn(ComponentId) -> Option<(u32, u32)>,
) -> Option<(u32, u32)> {
    let entity = row.entity;
    match columns {
        None => ticks(T::ID),
        Some(columns) if T::SPARSE => columns.sparse_ticks(entity.id.index),
        Some(columns) => columns.ticks(entity.archetype, entity.row as usize),
    }
}

macro_rules! time {
    ($name:ident, $list:ident, $tick:tt) => {
        impl<T: Component> QueryFilter for $name<T> {
            const ACCESS: Access = Access::read::<T>();
            const BY_ROW: bool = true;
            const SPARSE: bool = T::SPARSE;
            type Keys = Key<T>;
            type Columns<'w> = Option<ReadColumns<'w, T>>;

            fn keys(context: &Context) -> Result<Key<T>, ModuleError> {
                context.key()
            }
            fn declare(query: &mut QueryDeclaration) {
                query.filter.with.push(T::ID);
                query.filter.$list.push(T::ID);
            }
            fn borrow<'w>(
                key: &'w Key<T>,
                token: &'w BorrowToken,
                data: &Access,
            ) -> Result<Self::Columns<'w>, ModuleError> {
                if data.writes(T::ID) {
                    Ok(None)
                } else {
                    key.read(token).map(Some)
                }
            }
            #[inline]
            fn may_keep(
                columns: &Self::Columns<'_>,
                archetype_id: ArchetypeId,
                since: u32,
            ) -> bool {
                let archetype_id = if T::SPARSE {
                    ArchetypeId::SPARSE
                } else {
                    archetype_id
                };
                let latest = columns
                    .as_ref()
                    .map(|columns| columns.last_change(archetype_id));
                latest.is_none_or(|latest| latest > since)
            }
            #[inline]
            fn keeps(
                columns: &Self::Columns<'_>,
                row: RowCheck<'_>,
                ticks: &impl Fn(ComponentId) -> Option<(u32, u32)>,
            ) -> bool {
                ticks_of(columns, row, ticks).is_some_and(|ticks| ticks.$tick > row.since)
            }
            #[inline]
            fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]> {
                let columns = columns.as_ref().filter(|_| T::SPARSE)?;
                Some(columns.sparse_rows().0)
            }
        }
    };
}

time!(Added, added, 0);
time!(Changed, changed, 1);
