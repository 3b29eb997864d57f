//! [`QueryData`]: the items of a query.

mod any_of;
mod entity;
mod optional;
mod read;
mod tuple;
mod write;
mod zip;

pub use any_of::AnyOf;
pub use optional::OptionalRows;

use super::Access;
use crate::{Archetype, Entity, Query as QueryDeclaration};
use playground_base::{ArchetypeId, BorrowToken, ComponentId, Context, ModuleError};

/// The item of a query for an entity: `&T`, `&mut T`, `Option<&T>`, `Option<&mut T>`,
/// [`EntityId`](crate::EntityId), [`AnyOf`], and tuples of up to eight of these.
///
/// There are three access paths to rows. Whole archetypes: [`walk`](Self::walk),
/// [`rows`](Self::rows) and [`iter`](Self::iter), loops over slices. One entity:
/// [`get`](Self::get). And where a sparse component is needed, the few entities that have it:
/// [`sparse_entities`](Self::sparse_entities).
#[diagnostic::on_unimplemented(
    message = "a query cannot give `{Self}`",
    label = "not something that a query gives",
    note = "a query gives `&T`, `&mut T`, `Option<&T>` and `Option<&mut T>` of a component `T`, `EntityId`, `AnyOf<(&A, &B)>`, and tuples of up to eight of these; filters stand behind: `Query<&A, With<B>>`"
)]
pub trait QueryData {
    /// The components that it accesses.
    const ACCESS: Access;
    /// True when a row of a sparse component is required: the query iterates over those rows, not
    /// over archetypes.
    const SPARSE: bool;
    /// True when rows can only be borrowed one at a time, because a sparse component is written,
    /// whose rows are not ordered by archetype.
    const LENDS: bool;
    /// True when the rows of an archetype lack those of an optional sparse component, which are
    /// elsewhere.
    const HAS_GAPS: bool = false;
    /// The number of `AnyOf` in it.
    const ANY_OFS: usize = 0;
    /// The keys of its components.
    type Keys: Send + Sync + 'static;
    /// Their columns, borrowed.
    type Columns<'w>;
    /// The columns, archetype after archetype.
    type Walk<'r>;
    /// All rows of one archetype.
    type Rows<'r>: Send;
    /// Marks rows of one archetype as changed.
    type Marks<'r>: Sync;
    /// The item of one entity.
    type Item<'r>;
    /// The rows of one archetype one by one.
    type Iter<'r>: Iterator<Item = Self::Item<'r>>;

    /// Gets the keys.
    fn keys(context: &Context) -> Result<Self::Keys, ModuleError>;
    /// Adds its components to the declaration.
    fn declare(query: &mut QueryDeclaration);
    /// Borrows the columns.
    fn borrow<'w>(
        keys: &'w Self::Keys,
        token: &'w BorrowToken,
    ) -> Result<Self::Columns<'w>, ModuleError>;
    /// Starts a walk before the first archetype.
    fn walk<'r, 'w: 'r>(columns: &'r mut Self::Columns<'w>) -> Self::Walk<'r>;
    /// The same walk with a shorter lifetime.
    fn reborrow<'r>(walk: &'r mut Self::Walk<'_>) -> Self::Walk<'r>;
    /// The rows of an archetype; archetypes must be passed in ascending order.
    fn rows<'r>(
        walk: &mut Self::Walk<'r>,
        archetype: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> (Self::Rows<'r>, Self::Marks<'r>);
    /// The rows before `at`, and those from `at` on.
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>);
    /// The same rows with a shorter lifetime.
    fn reborrow_rows<'r>(rows: &'r mut Self::Rows<'_>) -> Self::Rows<'r>;
    /// The iterator over no rows, before the first archetype.
    fn no_rows<'r>() -> Self::Iter<'r>;
    /// The `len` rows one by one.
    fn iter<'r>(rows: Self::Rows<'r>, len: usize) -> Self::Iter<'r>;
    /// Marks all rows as changed.
    fn mark_all(marks: &mut Self::Marks<'_>);
    /// Marks one row as changed.
    fn mark(marks: &mut Self::Marks<'_>, row: usize);
    /// The ticks at which a row of a component that it writes was added and changed.
    fn ticks(marks: &Self::Marks<'_>, component: ComponentId, row: usize) -> Option<(u32, u32)>;
    /// Whether an entity has all required components.
    fn has(columns: &Self::Columns<'_>, entity: Entity) -> bool;
    /// The item of one entity; `None` when it lacks a required component. Written components count
    /// as changed.
    fn get<'r, 'w: 'r>(
        columns: &'r mut Self::Columns<'w>,
        entity: Entity,
    ) -> Option<Self::Item<'r>>;
    /// The ticks at which a component that it writes was added to an entity and changed.
    fn ticks_of(
        columns: &Self::Columns<'_>,
        component: ComponentId,
        entity: Entity,
    ) -> Option<(u32, u32)>;
    /// The indices of the entities that have a required sparse component: the shortest such list.
    fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]>;

    /// Calls for each row.
    #[inline]
    fn each<'r>(rows: Self::Rows<'r>, len: usize, call: &mut impl FnMut(Self::Item<'r>)) {
        Self::iter(rows, len).for_each(call);
    }
}

/// Query data that only reads, so that it can be shared.
#[diagnostic::on_unimplemented(
    message = "`{Self}` writes, so a query that is shared cannot give it",
    label = "writes",
    note = "iterate over `&mut query`, or use `for_each`, `get_mut`, `first_mut`, `single_mut`"
)]
pub trait ReadQueryData: QueryData {
    /// The rows of an archetype.
    fn rows_shared<'r, 'w: 'r>(
        columns: &'r Self::Columns<'w>,
        archetype: &'r Archetype,
        archetype_id: ArchetypeId,
    ) -> Self::Rows<'r>;
    /// The item of one entity; `None` when it lacks a required component.
    fn get_shared<'r, 'w: 'r>(
        columns: &'r Self::Columns<'w>,
        entity: Entity,
    ) -> Option<Self::Item<'r>>;
}

/// The shorter of two lists of entities, where there are any.
pub(crate) fn shorter<'r>(one: Option<&'r [u32]>, other: Option<&'r [u32]>) -> Option<&'r [u32]> {
    match (one, other) {
        (Some(one), Some(other)) if other.len() < one.len() => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}
