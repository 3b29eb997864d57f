//! [`QueryView`].

use crate::{EntityId, Query, QueryMatches, World, WorldData};
use playground_base::view;

/// Queries: which archetypes and entities match.
#[view]
pub trait QueryView {
    /// Updates `matches`; examines only archetypes that are new since the last call. Where the
    /// query names a sparse component, or filters by change, each row must be checked as well.
    fn update(&self, world_data: &WorldData, query: &Query, matches: &mut QueryMatches);

    /// The entities that match, in order of archetype and row; every row counts as changed.
    fn entities(&self, world: &World, query: &Query) -> Vec<EntityId>;

    /// The entities that match; a filter by change counts changes after the tick `since`.
    fn entities_since(&self, world: &World, query: &Query, since: u32) -> Vec<EntityId>;
}
