//! [`QueryFilter`]: further conditions on the entities of a query.

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
use crate::{Archetype, Entity, Query as QueryDeclaration};
use playground_base::{ArchetypeId, BorrowToken, Component, ComponentId, Context, ModuleError};

/// Conditions on the entities of a query: [`With`], [`Without`], [`Changed`], [`Added`], [`Or`],
/// [`IncludeDisabled`], and tuples of these, all of which must hold.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a filter of a query",
    label = "not a filter",
    note = "filters are `With<T>`, `Without<T>`, `Changed<T>`, `Added<T>`, `Or<(..)>`, `IncludeDisabled`, and tuples of these",
    note = "what a query gives stands in one tuple before its filters: `Query<(&A, &mut B), With<C>>`"
)]
pub trait QueryFilter {
    /// The components that it reads.
    const ACCESS: Access;
    /// Sparse components whose presence it checks in their own columns.
    const PRESENCE: Access = Access::NONE;
    /// Whether it checks each row.
    const BY_ROW: bool;
    /// True when a row of a sparse component is required: the query iterates over those rows.
    const SPARSE: bool;
    /// The keys of its components.
    type Keys: Send + Sync + 'static;
    /// Their columns, borrowed.
    type Columns<'w>: Sync;

    /// Gets the keys.
    fn keys(context: &Context) -> Result<Self::Keys, ModuleError>;
    /// Adds itself to the declaration.
    fn declare(query: &mut QueryDeclaration);
    /// Borrows the columns, except those that the query itself writes: it gets their ticks from the
    /// query.
    fn borrow<'w>(
        keys: &'w Self::Keys,
        token: &'w BorrowToken,
        data: &Access,
    ) -> Result<Self::Columns<'w>, ModuleError>;
    /// False when no row of the archetype can pass.
    fn may_keep(columns: &Self::Columns<'_>, archetype_id: ArchetypeId, since: u32) -> bool;
    /// Whether a row passes.
    fn keeps(
        columns: &Self::Columns<'_>,
        row: RowCheck<'_>,
        ticks: &impl Fn(ComponentId) -> Option<(u32, u32)>,
    ) -> bool;
    /// The indices of the entities that have a required sparse component.
    fn sparse_entities<'r>(columns: &'r Self::Columns<'_>) -> Option<&'r [u32]>;
}

/// A filter that passes or rejects whole archetypes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` checks single rows, so this query has no whole columns to give or to count",
    label = "the filter `{Self}` checks single rows",
    note = "use `for_each`; `query.iter().count()` counts, and `query.first().is_none()` is true when there are none"
)]
pub trait WholeFilter: QueryFilter {}

impl WholeFilter for () {}
impl<T: Component> WholeFilter for With<T> {}
impl<T: Component> WholeFilter for Without<T> {}
impl WholeFilter for IncludeDisabled {}

/// The row that a filter checks.
#[derive(Clone, Copy)]
pub struct RowCheck<'a> {
    /// The entity of the row.
    pub entity: Entity,
    /// Its archetype.
    pub archetype: &'a Archetype,
    /// Rows written after this tick are new.
    pub since: u32,
}
