//! [`Reading`]: queries with their matches, for repeated reads.

use super::WorldReader;
use crate::Query;
use crate::param::{Run, Touched, add_new_archetypes};
use playground_base::{ArchetypeId, Handle};
use std::sync::Weak;

/// Queries and their matches, cached from frame to frame: each archetype is examined once.
#[derive(Debug, Default)]
pub struct Reading {
    /// The [identity](crate::WorldData::identity) of the world that was read last.
    world: Weak<()>,
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
            ..Self::default()
        }
    }

    /// Updates the matches, and calls. Rows written after the last call count as changed.
    pub fn run<R>(&mut self, world: WorldReader<'_>, call: impl FnOnce(&ReadRun<'_>) -> R) -> R {
        self.follow(world);
        let run = Run::of_reader(world.world_data, &self.archetypes, self.since);
        let answer = call(&ReadRun { run });
        self.since = world.world_data.token.tick();
        answer
    }

    /// Matches the new archetypes, or all of them in another world.
    fn follow(&mut self, world: WorldReader<'_>) {
        let identity = &world.world_data.identity;
        if self.world.as_ptr() != Handle::as_ptr(identity) {
            self.world = Handle::downgrade(identity);
            self.archetypes.iter_mut().for_each(Vec::clear);
            (self.seen, self.since) = (0, 0);
        }
        let mut seen = self.seen;
        for (query, archetypes) in self.queries.iter().zip(&mut self.archetypes) {
            seen = self.seen;
            add_new_archetypes(world.world_data, query, archetypes, &mut seen);
        }
        self.seen = seen;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Archetype, WorldData};
    use playground_base::ComponentId;

    const WANTED: ComponentId = ComponentId(7);

    /// A world in which only the archetype with this id has the component.
    fn world(id: u32) -> WorldData {
        let mut world_data = WorldData::new();
        for other in 2..5 {
            let components = if other == id {
                vec![WANTED]
            } else {
                Vec::new()
            };
            world_data.archetypes.push(Archetype {
                components,
                ..Archetype::default()
            });
        }
        world_data
    }

    #[test]
    fn another_world_of_the_same_size_is_matched_anew() {
        let mut touched = Touched::default();
        let mut query = Query::new();
        query.reads.push(WANTED);
        touched.queries.push(query);
        let mut reading = Reading::of(touched);
        for id in [2, 4, 3] {
            let world_data = world(id);
            world_data.token.advance();
            let (found, since) = reading.run(WorldReader::new(&world_data, 1), |read| {
                (read.run.archetypes.to_vec(), read.run.since)
            });
            assert_eq!((found, since), (vec![vec![ArchetypeId(id)]], 0));
        }
    }
}
