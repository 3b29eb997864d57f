//! Which archetypes a query matches. It stands here for those who read without a scheduler, and
//! `systems/ecs` goes by it too.

use crate::{Disabled, Query, Storage, Structure};
use playground_base::{Component, ComponentId, TableId};

/// Adds the matches among the tables from `seen` on. Tables are never taken away.
pub fn add_new_archetypes(
    structure: &Structure,
    query: &Query,
    tables: &mut Vec<TableId>,
    seen: &mut usize,
) {
    let new = structure.tables.iter().enumerate().skip(*seen);
    let new = new.map(|(at, storage)| (TableId(at as u32), storage));
    let new = new.filter(|(table, storage)| matches_archetype(structure, query, *table, storage));
    tables.extend(new.map(|(table, _)| table));
    *seen = structure.tables.len();
}

/// Whether entities of the table can match. What they have of sparse components, and what changed,
/// is known of each row only.
pub fn matches_archetype(
    structure: &Structure,
    query: &Query,
    table: TableId,
    storage: &Storage,
) -> bool {
    let has = |id: &ComponentId| storage.components.binary_search(id).is_ok();
    let may_have = |id: &ComponentId| has(id) || is_sparse(structure, *id);
    let filter = &query.filter;
    let mut needed = query.reads.iter().chain(&query.writes).chain(&filter.with);
    let asks_disabled = filter.disabled || needed.clone().any(|id| *id == Disabled::ID);
    table != TableId::RESOURCES
        && needed.all(may_have)
        && !filter.without.iter().any(has)
        && any_or_none(&filter.any_of, may_have)
        && any_or_none(&[&filter.changed[..], &filter.added].concat(), may_have)
        && (asks_disabled || !has(&Disabled::ID))
}

/// Whether one of them is there, where any is named.
pub fn any_or_none(ids: &[ComponentId], has: impl Fn(&ComponentId) -> bool) -> bool {
    ids.is_empty() || ids.iter().any(has)
}

/// Whether the rows of a component lie apart from the archetypes.
pub fn is_sparse(structure: &Structure, id: ComponentId) -> bool {
    structure.as_pool(id).is_some_and(|pool| pool.is_sparse())
}
