//! [`QueryView`].

use crate::{EntityId, Query, QueryMatches, Structure, World};
use playground_base::view;

/// Queries: which tables and entities match.
#[view]
pub trait QueryView {
    /// Brings `matches` up to date; looks only at tables that are new since the last time. Which rows
    /// of them match is known of each row only where the query names a sparse component, or asks
    /// for what changed.
    fn update(&self, structure: &Structure, query: &Query, matches: &mut QueryMatches);

    /// The entities that match, in order of table and row; whatever was written at any time counts
    /// as changed.
    fn entities(&self, world: &World, query: &Query) -> Vec<EntityId>;

    /// The same for what was changed or added after the tick `since`, where the query asks for it.
    fn entities_since(&self, world: &World, query: &Query, since: u32) -> Vec<EntityId>;
}
