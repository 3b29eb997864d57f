//! [`EcsQueries`].

use crate::viewmodel::structure::place_of;
use playground_base::{ComponentId, Context, ModuleError, TableId, view_model};
use playground_core_ecs::param::{add_new_archetypes, any_or_none, is_sparse, matches_archetype};
use playground_core_ecs::{Entity, EntityId, Query, QueryMatches, QueryView, Structure, World};

/// Queries: which tables and entities match.
pub struct EcsQueries {}

impl EcsQueries {
    /// Without any state: who asks keeps the matches.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl QueryView for EcsQueries {
    fn update(&self, structure: &Structure, query: &Query, matches: &mut QueryMatches) {
        add_new_archetypes(structure, query, &mut matches.tables, &mut matches.seen);
    }

    fn entities(&self, world: &World, query: &Query) -> Vec<EntityId> {
        self.entities_since(world, query, 0)
    }

    fn entities_since(&self, world: &World, query: &Query, since: u32) -> Vec<EntityId> {
        let structure = &*world.structure.read();
        let by_row = is_by_row(structure, query);
        let mut found = Vec::new();
        for (at, storage) in structure.tables.iter().enumerate() {
            let table = TableId(at as u32);
            if !matches_archetype(structure, query, table, storage) {
                continue;
            }
            if !by_row {
                found.extend(&storage.entities);
                continue;
            }
            let rows = (0..).zip(&storage.entities);
            let entities = rows.map(|(row, id)| Entity {
                id: *id,
                table,
                row,
            });
            let kept = entities.filter(|entity| keeps(structure, query, *entity, since));
            found.extend(kept.map(|entity| entity.id));
        }
        found
    }
}

/// Whether rows of a table that matches have to be looked at one by one.
fn is_by_row(structure: &Structure, query: &Query) -> bool {
    let filter = &query.filter;
    let lists = [
        &query.reads,
        &query.writes,
        &filter.with,
        &filter.without,
        &filter.any_of,
    ];
    let mut named = lists.into_iter().flatten();
    !filter.changed.is_empty()
        || !filter.added.is_empty()
        || named.any(|id| is_sparse(structure, *id))
}

/// Whether an entity of a table that matches does.
fn keeps(structure: &Structure, query: &Query, entity: Entity, since: u32) -> bool {
    let ticks = |id: &ComponentId| {
        let pool = structure.as_pool(*id)?;
        let (table, row) = place_of(structure, entity, pool)?;
        pool.ticks(&structure.cells, table, row)
    };
    let has = |id: &ComponentId| ticks(id).is_some();
    let filter = &query.filter;
    let mut needed = query.reads.iter().chain(&query.writes).chain(&filter.with);
    let is_newer = |tick: Option<u32>| tick.is_some_and(|tick| tick > since);
    let mut changed = filter.changed.iter().map(|id| ticks(id).map(|t| t.1));
    let mut added = filter.added.iter().map(|id| ticks(id).map(|t| t.0));
    let asks_when = !filter.changed.is_empty() || !filter.added.is_empty();
    needed.all(has)
        && !filter.without.iter().any(has)
        && any_or_none(&filter.any_of, has)
        && (!asks_when || changed.any(is_newer) || added.any(is_newer))
}
