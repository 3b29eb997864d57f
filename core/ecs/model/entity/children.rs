//! [`Children`].

use crate::EntityId;
use playground_base::TableId;
use std::collections::BTreeSet;

/// Who is below whom, found from the rows of [`Parent`](crate::Parent), which stay the truth: a
/// system may write them like any other component. So a link may be out of date until it is looked
/// at, and new rows are looked for by their ticks.
#[derive(Clone, Debug, Default)]
pub struct Children {
    /// Every (parent, child).
    pub links: BTreeSet<(EntityId, EntityId)>,
    /// Rows written before this tick are among the links.
    pub tick: u32,
    /// The tables whose entities have a parent.
    pub tables: Vec<TableId>,
    /// How many tables were looked at.
    pub seen: usize,
}
