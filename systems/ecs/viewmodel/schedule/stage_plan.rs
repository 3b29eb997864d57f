//! [`StagePlan`]: the order of one stage, ready to run.

use super::arrange::{Arrangement, Phase};
use super::planned::Planned;
use super::ring::Ring;
use super::run_state::{Outcome, RunState};
use super::steps::{Step, steps};
use std::ops::Range;

/// The order of one stage, ready to run. All memory that a run needs is here and reused.
pub struct StagePlan {
    /// Systems in order, with their dependencies.
    pub steps: Vec<Step>,
    /// The order in phases.
    pub phases: Vec<Phase>,
    /// The batch of each step.
    pub batches: Vec<usize>,
    /// Pairs of step indices: the second waits for the first.
    pub waits: Vec<(usize, usize)>,
    /// Indices in the plan of refused systems.
    pub refused: Vec<usize>,
    /// How long the stage takes.
    pub times: Ring,
    /// The earliest end of each step, for [`gain_ms`](Self::gain_ms).
    ends_ms: Vec<f32>,
}

impl StagePlan {
    /// Without any system.
    pub fn new() -> Self {
        Self {
            steps: Vec::new(),
            phases: vec![Phase::default()],
            batches: Vec::new(),
            waits: Vec::new(),
            refused: Vec::new(),
            times: Ring::new(),
            ends_ms: Vec::new(),
        }
    }

    /// Adopts an arrangement; its system `n` is the system `index_of(n)` of the plan.
    pub fn arrange(&mut self, arrangement: Arrangement, index_of: impl Fn(usize) -> usize) {
        self.steps = steps(&arrangement, &index_of);
        self.phases = arrangement.phases;
        self.batches = arrangement.batches;
        self.waits = arrangement.waits;
        self.refused = arrangement
            .refused
            .iter()
            .map(|(at, _)| index_of(*at))
            .collect();
        self.ends_ms = vec![0.0; self.steps.len()];
    }

    /// The most time that parallel execution of these shared steps of one phase can save in the
    /// next run, in milliseconds: the time of all systems less that of the longest chain of systems
    /// that wait for each other. Infinite while it is unknown, because a system never ran.
    pub fn gain_ms(&mut self, shared: Range<usize>, systems: &mut [Planned]) -> f32 {
        let (mut all_ms, mut longest_ms) = (0.0, 0.0_f32);
        self.ends_ms.fill(0.0);
        let steps = self.steps.get(shared).unwrap_or_default();
        for (at, step) in steps.iter().enumerate() {
            let planned = systems.get_mut(step.system);
            let Some(typical_ms) = planned.and_then(|planned| typical_ms(planned.state.get_mut()))
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

/// The expected time of a system: zero while it is off or skipped.
fn typical_ms(state: &RunState) -> Option<f32> {
    match state.outcome {
        Outcome::Waiting => None,
        Outcome::Off | Outcome::Skipped => Some(0.0),
        Outcome::Ran => state.times.typical_ms(),
    }
}
