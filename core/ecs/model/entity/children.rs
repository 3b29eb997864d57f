//! [`Children`].

use crate::EntityId;
use playground_base::ArchetypeId;
use std::collections::BTreeSet;

/// An index from parents to children, derived from the rows of [`Parent`](crate::Parent), which a
/// system may write like any other component. So a link may be stale until it is checked, and new
/// rows are found by their ticks.
#[derive(Clone, Debug, Default)]
pub struct Children {
    /// Every (parent, child).
    pub links: BTreeSet<(EntityId, EntityId)>,
    /// Rows written before this tick are in the links.
    pub tick: u32,
    /// The archetypes whose entities have a parent.
    pub archetypes: Vec<ArchetypeId>,
    /// The number of archetypes examined so far.
    pub seen: usize,
}
