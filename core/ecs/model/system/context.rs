//! [`SystemContext`]: the arguments of a system.

use crate::{CommandBuffer, EventId, WorldData};
use playground_base::{ArchetypeId, BorrowToken};

/// The time of one run of a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FrameTime {
    /// Runs of the stage since play started: fixed steps for `Stage::Fixed`, frames for
    /// `Stage::Update`.
    pub index: u64,
    /// Time since play started, in seconds.
    pub elapsed_s: f64,
    /// Length of this run, in seconds.
    pub delta_s: f32,
    /// True in the dry run of a reload, which plays some frames in a child process. Code that acts
    /// outside of the world by itself must not do it then; effects are dropped anyway.
    pub is_dry_run: bool,
}

/// The arguments of a system: the world to read, the archetypes of its queries, and a buffer for
/// structural changes.
pub struct SystemContext<'a> {
    /// Entities, archetypes and pools. Nothing structural changes while systems run.
    pub world_data: &'a WorldData,
    /// The archetypes that match each query of the system, in its order.
    pub archetypes: &'a [Vec<ArchetypeId>],
    /// Time of this run.
    pub frame: FrameTime,
    /// The tick of this run, which no other run of the stage has. Rows may get a later one: it
    /// advances while systems run in parallel.
    pub tick: u32,
    /// Rows whose tick is later were written since the system ran last, by others or before it ran
    /// for the first time: `keys.changed_rows(archetype, context.since)`.
    pub since: u32,
    /// The first event that was sent since the system ran last.
    pub next_event: EventId,
    /// The structural changes that the system requests.
    pub commands: CommandBuffer,
}

impl<'a> SystemContext<'a> {
    /// The token that keys need to borrow columns. Commands can be pushed while columns are
    /// borrowed.
    pub const fn token(&self) -> &'a BorrowToken {
        &self.world_data.token
    }
    /// The archetypes that match the query with this index.
    pub fn archetypes(&self, query: usize) -> &'a [ArchetypeId] {
        self.archetypes.get(query).map_or(&[], Vec::as_slice)
    }
}

/// The arguments of an exclusive system: exclusive access to the world.
pub struct ExclusiveContext<'a> {
    /// Entities, archetypes and pools, to read and to change.
    pub world_data: &'a mut WorldData,
    /// The archetypes that match each query of the system, in its order, when it starts.
    pub archetypes: &'a [Vec<ArchetypeId>],
    /// Time of this run.
    pub frame: FrameTime,
    /// Rows whose tick is later were written since the system ran last.
    pub since: u32,
}

impl<'a> ExclusiveContext<'a> {
    /// The archetypes that match the query with this index.
    pub fn archetypes(&self, query: usize) -> &'a [ArchetypeId] {
        self.archetypes.get(query).map_or(&[], Vec::as_slice)
    }
}
