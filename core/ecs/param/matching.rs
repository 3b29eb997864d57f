//! Which archetypes a query matches: used by `systems/ecs`, and by code that reads the world
//! without a scheduler.

use crate::{Archetype, Disabled, Query, WorldData};
use playground_base::{ArchetypeId, Component, ComponentId};

/// Adds the matches among the archetypes from `seen` on. Archetypes are never removed.
pub fn add_new_archetypes(
    world_data: &WorldData,
    query: &Query,
    archetypes: &mut Vec<ArchetypeId>,
    seen: &mut usize,
) {
    let new = world_data.archetypes.iter().enumerate().skip(*seen);
    let new = new.map(|(at, archetype)| (ArchetypeId(at as u32), archetype));
    let new = new.filter(|(archetype_id, archetype)| {
        matches_archetype(world_data, query, *archetype_id, archetype)
    });
    archetypes.extend(new.map(|(archetype_id, _)| archetype_id));
    *seen = world_data.archetypes.len();
}

/// Whether entities of the archetype can match. Sparse components and changes must be checked for
/// each row.
pub fn matches_archetype(
    world_data: &WorldData,
    query: &Query,
    archetype_id: ArchetypeId,
    archetype: &Archetype,
) -> bool {
    let has = |id: &ComponentId| archetype.components.binary_search(id).is_ok();
    let may_have = |id: &ComponentId| has(id) || is_sparse(world_data, *id);
    let filter = &query.filter;
    let mut needed = query.reads.iter().chain(&query.writes).chain(&filter.with);
    let includes_disabled = filter.disabled || needed.clone().any(|id| *id == Disabled::ID);
    archetype_id != ArchetypeId::RESOURCES
        && needed.all(may_have)
        && !filter.without.iter().any(has)
        && any_or_none(&filter.any_of, may_have)
        && any_or_none(&[&filter.changed[..], &filter.added].concat(), may_have)
        && (includes_disabled || !has(&Disabled::ID))
}

/// True when the archetype has one of them, or none is named.
pub fn any_or_none(ids: &[ComponentId], has: impl Fn(&ComponentId) -> bool) -> bool {
    ids.is_empty() || ids.iter().any(has)
}

/// Whether a component is sparse.
pub fn is_sparse(world_data: &WorldData, id: ComponentId) -> bool {
    world_data.pool(id).is_some_and(|pool| pool.is_sparse())
}
