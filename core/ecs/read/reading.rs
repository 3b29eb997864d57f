//! [`Reading`]: queries with their matches, for repeated reads.

use super::WorldReader;
use crate::Query;
use crate::param::{Run, Touched, add_new_archetypes};
use playground_base::ArchetypeId;

/// Queries and their matches, cached from frame to frame: each archetype is examined once.
#[derive(Debug, Default)]
pub struct Reading {
    queries: Vec<Query>,
    archetypes: Vec<Vec<ArchetypeId>>,
    seen: usize,
    since: u32,
}

/// One read of the world.
pub struct ReadRun<'a> {
    pub(super) run: Run<'a>,
}

impl Reading {
    /// The queries that parameters declared.
    pub fn of(touched: Touched) -> Self {
        Self {
            archetypes: vec![Vec::new(); touched.queries.len()],
            queries: touched.queries,
            seen: 0,
            since: 0,
        }
    }

    /// Updates the matches, and calls. Rows written after the last call count as changed.
    pub fn run<R>(&mut self, world: WorldReader<'_>, call: impl FnOnce(&ReadRun<'_>) -> R) -> R {
        self.match_archetypes(world);
        let run = Run::of_reader(world.world_data, &self.archetypes, self.since);
        let answer = call(&ReadRun { run });
        self.since = world.world_data.token.tick();
        answer
    }

    fn match_archetypes(&mut self, world: WorldReader<'_>) {
        // Another world: archetypes are never removed.
        if world.archetypes().len() < self.seen {
            self.archetypes.iter_mut().for_each(Vec::clear);
            self.seen = 0;
        }
        let mut seen = self.seen;
        for (query, archetypes) in self.queries.iter().zip(&mut self.archetypes) {
            seen = self.seen;
            add_new_archetypes(world.world_data, query, archetypes, &mut seen);
        }
        self.seen = seen;
    }
}
