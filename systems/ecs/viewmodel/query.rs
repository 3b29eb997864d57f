//! [`EcsQueries`].

use crate::viewmodel::structure::DISABLED;
use playground_base::{ComponentId, Context, ModuleError, TableId, view_model};
use playground_core_ecs::{EntityId, Query, QueryMatches, QueryView, Storage, Structure, World};

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
        add_new_tables(structure, query, &mut matches.tables, &mut matches.seen);
    }

    fn entities(&self, world: &World, query: &Query) -> Vec<EntityId> {
        let structure = world.structure.read();
        let tables = structure.tables.iter().enumerate();
        tables
            .filter(|(at, storage)| matches(query, *at, storage))
            .flat_map(|(_, storage)| &storage.entities)
            .copied()
            .collect()
    }
}

/// Adds the matches among the tables from `seen` on. Tables are never taken away.
pub fn add_new_tables(
    structure: &Structure,
    query: &Query,
    tables: &mut Vec<TableId>,
    seen: &mut usize,
) {
    let new = structure.tables.iter().enumerate().skip(*seen);
    let new = new.filter(|(at, storage)| matches(query, *at, storage));
    tables.extend(new.map(|(at, _)| TableId(at as u32)));
    *seen = structure.tables.len();
}

fn matches(query: &Query, at: usize, storage: &Storage) -> bool {
    let has = |id: &ComponentId| storage.components.binary_search(id).is_ok();
    let filter = &query.filter;
    let mut needed = query.reads.iter().chain(&query.writes).chain(&filter.with);
    let asks_disabled = filter.disabled || needed.clone().any(|id| *id == DISABLED);
    TableId(at as u32) != TableId::RESOURCES
        && needed.all(has)
        && !filter.without.iter().any(has)
        && (filter.any_of.is_empty() || filter.any_of.iter().any(has))
        && (asks_disabled || !has(&DISABLED))
}
