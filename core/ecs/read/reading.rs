//! [`Reading`]: what those who look again and again keep of their queries.

use super::WorldReader;
use crate::param::{Run, Touched, add_new_archetypes};
use crate::{CommandBuffer, EventId, FrameTime, Query};
use playground_base::ArchetypeId;
use std::cell::RefCell;

/// Queries and what they match, kept from frame to frame: an archetype is looked at once.
#[derive(Debug, Default)]
pub struct Reading {
    queries: Vec<Query>,
    archetypes: Vec<Vec<ArchetypeId>>,
    seen: usize,
    since: u32,
}

/// One look at the world.
pub struct ReadRun<'a> {
    pub(super) run: Run<'a>,
}

impl Reading {
    /// Of what parameters declared.
    pub fn of(touched: Touched) -> Self {
        Self {
            archetypes: vec![Vec::new(); touched.queries.len()],
            queries: touched.queries,
            seen: 0,
            since: 0,
        }
    }

    /// Brings the matches up to date, and calls. What was written after the last call is `Changed`.
    pub fn run<R>(&mut self, world: WorldReader<'_>, call: impl FnOnce(&ReadRun<'_>) -> R) -> R {
        self.match_archetypes(world);
        let run = Run {
            world_data: world.world_data,
            archetypes: &self.archetypes,
            frame: FrameTime::default(),
            since: self.since,
            next_event: EventId(0),
            name: 0,
            commands: RefCell::new(CommandBuffer::default()),
            entities: &[],
            removed: 0..0,
            events: EventId(0)..EventId(0),
            arguments: &[],
        };
        let answer = call(&ReadRun { run });
        self.since = world.world_data.token.tick();
        answer
    }

    fn match_archetypes(&mut self, world: WorldReader<'_>) {
        // Of another world: archetypes are never taken away.
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
