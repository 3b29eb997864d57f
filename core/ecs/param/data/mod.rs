//! [`QueryData`]: what a query gives of an entity.

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
use crate::{Entity, Query as Declared, Storage};
use playground_base::{Cells, ComponentId, Context, ModuleError, TableId};

/// What a query gives of an entity: `&T`, `&mut T`, `Option<&T>`, `Option<&mut T>`,
/// [`EntityId`](crate::EntityId), [`AnyOf`], and tuples of up to eight of these.
///
/// Three ways lead to the rows. Whole archetypes: [`walk`](Self::walk), [`rows`](Self::rows) and
/// [`iter`](Self::iter), loops over slices. One entity: [`get`](Self::get). And where a sparse
/// component is needed, the few entities that have it: [`sparse_entities`](Self::sparse_entities).
#[diagnostic::on_unimplemented(
    message = "a query cannot give `{Self}`",
    label = "not something that a query gives",
    note = "a query gives `&T`, `&mut T`, `Option<&T>` and `Option<&mut T>` of a component `T`, `EntityId`, `AnyOf<(&A, &B)>`, and tuples of up to eight of these; filters stand behind: `Query<&A, With<B>>`"
)]
pub trait QueryData {
    /// What it touches.
    const ACCESS: Access;
    /// A row of a sparse component is needed: the query goes through those rows, not through
    /// archetypes.
    const SPARSE: bool;
    /// Rows can be lent one at a time only, because they lie in no order of archetypes and one of them
    /// is written.
    const LENDS: bool;
    /// How many `AnyOf` it has.
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
    /// What one entity has.
    type Item<'r>;
    /// The rows of one archetype one by one.
    type Iter<'r>: Iterator<Item = Self::Item<'r>>;

    /// Asks for the keys.
    fn keys(context: &Context) -> Result<Self::Keys, ModuleError>;
    /// Writes what it touches into the declaration.
    fn declare(keys: &Self::Keys, query: &mut Declared);
    /// Borrows the columns.
    fn borrow<'w>(keys: &'w Self::Keys, cells: &'w Cells)
    -> Result<Self::Columns<'w>, ModuleError>;
    /// Starts before the first archetype.
    fn walk<'r, 'w: 'r>(columns: &'r mut Self::Columns<'w>) -> Self::Walk<'r>;
    /// The same walk for a shorter time.
    fn reborrow<'r>(walk: &'r mut Self::Walk<'_>) -> Self::Walk<'r>;
    /// The rows of an archetype that comes after all before.
    fn rows<'r>(
        walk: &mut Self::Walk<'r>,
        archetype: &'r Storage,
        table: TableId,
    ) -> (Self::Rows<'r>, Self::Marks<'r>);
    /// The rows before `at` and those from there on.
    fn split<'r>(rows: Self::Rows<'r>, at: usize) -> (Self::Rows<'r>, Self::Rows<'r>);
    /// The same rows for a shorter time.
    fn reborrow_rows<'r>(rows: &'r mut Self::Rows<'_>) -> Self::Rows<'r>;
    /// The `len` rows one by one.
    fn iter<'r>(rows: Self::Rows<'r>, len: usize) -> Self::Iter<'r>;
    /// All rows count as changed.
    fn mark_all(marks: &mut Self::Marks<'_>);
    /// One row counts as changed.
    fn mark(marks: &mut Self::Marks<'_>, row: usize);
    /// The ticks at which a row of a component that it writes was added and changed.
    fn ticks(marks: &Self::Marks<'_>, component: ComponentId, row: usize) -> Option<(u32, u32)>;
    /// Whether an entity has all that is needed.
    fn has(columns: &Self::Columns<'_>, entity: Entity) -> bool;
    /// What one entity has; `None` when it lacks something. What is written counts as changed.
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
    /// The indexes of the entities that have a row of a sparse component that is needed: the shortest
    /// such list.
    fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]>;

    /// Calls for each row.
    #[inline]
    fn each<'r>(rows: Self::Rows<'r>, len: usize, call: &mut impl FnMut(Self::Item<'r>)) {
        Self::iter(rows, len).for_each(call);
    }
}

/// What only reads, so that many may look at it at once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` writes, so a query that is shared cannot give it",
    label = "writes",
    note = "iterate over `&mut query`, or use `for_each`, `get_mut`, `first_mut`, `single_mut`"
)]
pub trait ReadQueryData: QueryData {
    /// The rows of an archetype.
    fn rows_shared<'r, 'w: 'r>(
        columns: &'r Self::Columns<'w>,
        archetype: &'r Storage,
        table: TableId,
    ) -> Self::Rows<'r>;
    /// What one entity has; `None` when it lacks something.
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
