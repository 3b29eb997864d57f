//! [`EcsQueries`].

use crate::viewmodel::world_data::locate_row;
use playground_base::{ArchetypeId, ComponentId, Context, ModuleError, view_model};
use playground_core_ecs::param::{add_new_archetypes, any_or_none, is_sparse, matches_archetype};
use playground_core_ecs::{Entity, EntityId, Query, QueryMatches, QueryView, World, WorldData};

/// Queries: which archetypes and entities match.
pub struct EcsQueries {}

impl EcsQueries {
    /// Without any state: the caller stores the matches.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl QueryView for EcsQueries {
    fn update(&self, world_data: &WorldData, query: &Query, matches: &mut QueryMatches) {
        add_new_archetypes(
            world_data,
            query,
            &mut matches.archetypes,
            &mut matches.seen,
        );
    }

    fn entities(&self, world: &World, query: &Query) -> Vec<EntityId> {
        self.entities_since(world, query, 0)
    }

    fn entities_since(&self, world: &World, query: &Query, since: u32) -> Vec<EntityId> {
        let world_data = &*world.data.read();
        let by_row = is_by_row(world_data, query);
        let mut found = Vec::new();
        for (at, archetype) in world_data.archetypes.iter().enumerate() {
            let archetype_id = ArchetypeId(at as u32);
            if !matches_archetype(world_data, query, archetype_id, archetype) {
                continue;
            }
            if !by_row {
                found.extend(&archetype.entities);
                continue;
            }
            let rows = (0..).zip(&archetype.entities);
            let entities = rows.map(|(row, id)| Entity {
                id: *id,
                archetype: archetype_id,
                row,
            });
            let matching = entities.filter(|entity| row_matches(world_data, query, *entity, since));
            found.extend(matching.map(|entity| entity.id));
        }
        found
    }
}

/// Whether the rows of a matching archetype must be checked one by one.
fn is_by_row(world_data: &WorldData, query: &Query) -> bool {
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
        || named.any(|id| is_sparse(world_data, *id))
}

/// Whether an entity of a matching archetype matches.
fn row_matches(world_data: &WorldData, query: &Query, entity: Entity, since: u32) -> bool {
    let ticks = |id: &ComponentId| {
        let pool = world_data.pool(*id)?;
        let (archetype_id, row) = locate_row(world_data, entity, pool)?;
        pool.ticks(&world_data.token, archetype_id, row)
    };
    let has = |id: &ComponentId| ticks(id).is_some();
    let filter = &query.filter;
    let mut needed = query.reads.iter().chain(&query.writes).chain(&filter.with);
    let is_newer = |tick: Option<u32>| tick.is_some_and(|tick| tick > since);
    let mut changed = filter.changed.iter().map(|id| ticks(id).map(|t| t.1));
    let mut added = filter.added.iter().map(|id| ticks(id).map(|t| t.0));
    let filters_by_tick = !filter.changed.is_empty() || !filter.added.is_empty();
    needed.all(has)
        && !filter.without.iter().any(has)
        && any_or_none(&filter.any_of, has)
        && (!filters_by_tick || changed.any(is_newer) || added.any(is_newer))
}
