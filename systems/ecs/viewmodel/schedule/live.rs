//! [`Live`]: what changes of a system while stages run.

use super::ring::Ring;
use playground_core_ecs::{CommandBuffer, EventId, Structure};
use std::time::Instant;

/// What a system did in the last run of its stage.
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

/// What changes of a system while stages run. One thread at a time works on it.
#[derive(Debug)]
pub struct Live {
    pub outcome: Outcome,
    /// From the start of the stage.
    pub start_ms: f32,
    pub time_ms: f32,
    /// What it asked for; empty between runs.
    pub commands: CommandBuffer,
    /// Why it failed. It does not run again in this generation.
    pub failed: Option<String>,
    /// What it writes from now on is newer; 0 before its first run.
    pub last_tick: u32,
    /// The first event that came after its last run.
    pub next_event: EventId,
    /// What its condition saw.
    pub memory: Memory,
    pub times: Ring,
}

/// What a condition saw of each resource it compares, so that it compares again only what changed.
#[derive(Debug, Default)]
pub struct Memory {
    /// In the order in which the condition names them.
    pub seen: Vec<Seen>,
    /// The bytes of the resource that is looked at.
    pub bytes: Vec<u8>,
}

/// A resource at one moment, and whether it was what the condition asks for.
#[derive(Debug, Default)]
pub struct Seen {
    pub bytes: Vec<u8>,
    pub answer: bool,
}

impl Live {
    /// Of a system that never ran.
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

    /// Takes note of a run that just ended.
    pub fn has_run(&mut self, structure: &Structure, started: Instant, stage_started: Instant) {
        self.time_ms = started.elapsed().as_secs_f32() * 1000.0;
        self.start_ms = (started - stage_started).as_secs_f32() * 1000.0;
        self.last_tick = structure.cells.tick();
        self.next_event = structure.events.next;
        self.outcome = Outcome::Ran;
        self.times.push(self.time_ms);
    }
}
