//! [`StagePlan`]: the order of one stage, ready to run.

use super::arrange::{Arrangement, Part};
use super::live::{Live, Outcome};
use super::planned::Planned;
use super::ring::Ring;
use super::steps::{Step, steps};
use std::ops::Range;

/// The order of one stage, ready to run. Everything a run needs is here and used again.
pub struct StagePlan {
    /// Systems in order, with what they wait for.
    pub steps: Vec<Step>,
    /// The order in parts.
    pub parts: Vec<Part>,
    /// The batch of each step.
    pub batches: Vec<usize>,
    /// What waits for what; numbers are places among the steps.
    pub waits: Vec<(usize, usize)>,
    /// Places in the plan of systems that have no place here.
    pub refused: Vec<usize>,
    /// How long the stage takes.
    pub times: Ring,
    /// When each step could end, for [`gain_ms`](Self::gain_ms).
    ends_ms: Vec<f32>,
}

impl StagePlan {
    /// Without any system.
    pub fn new() -> Self {
        Self {
            steps: Vec::new(),
            parts: vec![Part::default()],
            batches: Vec::new(),
            waits: Vec::new(),
            refused: Vec::new(),
            times: Ring::new(),
            ends_ms: Vec::new(),
        }
    }

    /// Follows another arrangement; place `n` of it is the system `place(n)` of the plan.
    pub fn arrange(&mut self, arrangement: Arrangement, place: impl Fn(usize) -> usize) {
        self.steps = steps(&arrangement, &place);
        self.parts = arrangement.parts;
        self.batches = arrangement.batches;
        self.waits = arrangement.waits;
        self.refused = arrangement
            .refused
            .iter()
            .map(|(at, _)| place(*at))
            .collect();
        self.ends_ms = vec![0.0; self.steps.len()];
    }

    /// What running these shared steps of one part on many threads can gain in the next run at most,
    /// in milliseconds: the time of all systems less that of the longest chain of systems that wait
    /// for each other. Infinite while it cannot be told, because a system never had its turn.
    pub fn gain_ms(&mut self, shared: Range<usize>, systems: &mut [Planned]) -> f32 {
        let (mut all_ms, mut longest_ms) = (0.0, 0.0_f32);
        self.ends_ms.fill(0.0);
        let steps = self.steps.get(shared).unwrap_or_default();
        for (at, step) in steps.iter().enumerate() {
            let planned = systems.get_mut(step.system);
            let Some(typical_ms) = planned.and_then(|planned| typical_ms(planned.live.get_mut()))
            else {
                return f32::INFINITY;
            };
            all_ms += typical_ms;
            let end_ms = self.ends_ms[at] + typical_ms;
            longest_ms = longest_ms.max(end_ms);
            for next in &step.next {
                let start = &mut self.ends_ms[*next as usize];
                *start = start.max(end_ms);
            }
        }
        all_ms - longest_ms
    }
}

/// What a system will take: nothing while it is off or waits for its condition.
fn typical_ms(live: &Live) -> Option<f32> {
    match live.outcome {
        Outcome::Waiting => None,
        Outcome::Off | Outcome::Skipped => Some(0.0),
        Outcome::Ran => live.times.typical_ms(),
    }
}
