//! [`RunState`]: the state of a system that changes while stages run.

use super::ring::Ring;
use playground_core_ecs::{CommandBuffer, EventId, WorldData};
use std::time::Instant;

/// The outcome of a system in the last run of its stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Its stage did not run yet.
    #[default]
    Waiting,
    /// It ran.
    Ran,
    /// Its run condition did not hold.
    Skipped,
    /// It failed now or before.
    Off,
}

/// The state of a system that changes while stages run. One thread at a time accesses it.
#[derive(Debug)]
pub struct RunState {
    pub outcome: Outcome,
    /// From the start of the stage.
    pub start_ms: f32,
    pub time_ms: f32,
    /// Its commands; empty between runs.
    pub commands: CommandBuffer,
    /// The error, if it failed. It does not run again until it is started afresh.
    pub failed: Option<String>,
    /// The tick of its last run; 0 before the first. Later writes are newer.
    pub last_tick: u32,
    /// The first event that came after its last run.
    pub next_event: EventId,
    /// The memory of its run condition.
    pub memory: Memory,
    pub times: Ring,
}

/// The last state of each resource that a condition compares, so that only changed ones are
/// compared again.
#[derive(Debug, Default)]
pub struct Memory {
    /// In the order in which the condition names them.
    pub seen: Vec<Seen>,
    /// The bytes of the resource that is being compared.
    pub bytes: Vec<u8>,
}

/// The bytes of a resource, and the result of its comparison.
#[derive(Debug, Default)]
pub struct Seen {
    pub bytes: Vec<u8>,
    pub answer: bool,
}

impl RunState {
    /// The state of a system that never ran.
    pub fn new() -> Self {
        Self {
            outcome: Outcome::Waiting,
            start_ms: 0.0,
            time_ms: 0.0,
            commands: CommandBuffer::default(),
            failed: None,
            last_tick: 0,
            next_event: EventId(0),
            memory: Memory::default(),
            times: Ring::new(),
        }
    }

    /// Records a run that just ended.
    pub fn has_run(&mut self, world_data: &WorldData, started: Instant, stage_started: Instant) {
        self.time_ms = started.elapsed().as_secs_f32() * 1000.0;
        self.start_ms = (started - stage_started).as_secs_f32() * 1000.0;
        self.last_tick = world_data.token.tick();
        self.next_event = world_data.events.next;
        self.outcome = Outcome::Ran;
        self.times.push(self.time_ms);
    }
}
