//! [`QueryView`].

use crate::{EntityId, Query, QueryMatches, Structure, World};
use playground_base::view;

/// Queries: which tables and entities match.
#[view]
pub trait QueryView {
    /// Brings `matches` up to date; looks only at tables that are new since the last time.
    fn update(&self, structure: &Structure, query: &Query, matches: &mut QueryMatches);

    /// The entities that match, in order of table and row.
    fn entities(&self, world: &World, query: &Query) -> Vec<EntityId>;
}
