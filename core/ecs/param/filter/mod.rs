//! [`QueryFilter`]: which entities a query gives, beyond what it gives of them.

mod disabled;
mod or;
mod presence;
mod time;
mod tuple;

pub use disabled::IncludeDisabled;
pub use or::Or;
pub use presence::{With, Without};
pub use time::{Added, Changed};

use super::Access;
use crate::{Entity, Query as Declared, Storage};
use playground_base::{Cells, Component, ComponentId, Context, ModuleError, TableId};

/// Which entities a query gives: [`With`], [`Without`], [`Changed`], [`Added`], [`Or`],
/// [`IncludeDisabled`], and tuples of these, all of which must hold.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a filter of a query",
    label = "not a filter",
    note = "filters are `With<T>`, `Without<T>`, `Changed<T>`, `Added<T>`, `Or<(..)>`, `IncludeDisabled`, and tuples of these",
    note = "what a query gives stands in one tuple before its filters: `Query<(&A, &mut B), With<C>>`"
)]
pub trait QueryFilter {
    /// What it reads.
    const ACCESS: Access;
    /// Sparse components whose presence it asks of their own columns.
    const PRESENCE: Access = Access::NONE;
    /// Whether rows are looked at one by one.
    const BY_ROW: bool;
    /// A row of a sparse component is needed: the query goes through those rows.
    const SPARSE: bool;
    /// The keys of its components.
    type Keys: Send + Sync + 'static;
    /// Their columns, borrowed.
    type Columns<'w>: Sync;

    /// Asks for the keys.
    fn keys(context: &Context) -> Result<Self::Keys, ModuleError>;
    /// Writes itself into the declaration.
    fn declare(keys: &Self::Keys, query: &mut Declared);
    /// Borrows the columns, but those that the query itself writes: their ticks are asked of it.
    fn borrow<'w>(
        keys: &'w Self::Keys,
        cells: &'w Cells,
        data: &Access,
    ) -> Result<Self::Columns<'w>, ModuleError>;
    /// False when no row of the archetype can be kept.
    fn may_keep(columns: &Self::Columns<'_>, table: TableId, since: u32) -> bool;
    /// Whether a row is kept.
    fn keeps(
        columns: &Self::Columns<'_>,
        row: RowCheck<'_>,
        ticks: &impl Fn(ComponentId) -> Option<(u32, u32)>,
    ) -> bool;
    /// The indexes of the entities that have a row of a sparse component that is needed.
    fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]>;
}

/// A filter that keeps an archetype as a whole.
#[diagnostic::on_unimplemented(
    message = "`{Self}` looks at single rows, so this query has no whole columns to give or to count",
    label = "the filter `{Self}` looks at single rows",
    note = "use `for_each`; `query.iter().count()` counts, and `query.first().is_none()` says that there are none"
)]
pub trait WholeFilter: QueryFilter {}

impl WholeFilter for () {}
impl<T: Component> WholeFilter for With<T> {}
impl<T: Component> WholeFilter for Without<T> {}
impl WholeFilter for IncludeDisabled {}

/// A row that a filter looks at.
#[derive(Clone, Copy)]
pub struct RowCheck<'a> {
    /// Whose row.
    pub entity: Entity,
    /// Its archetype.
    pub archetype: &'a Storage,
    /// What was written after this tick is new.
    pub since: u32,
}
