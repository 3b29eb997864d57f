//! [`Ring`]: times of the recent runs.

use playground_core_ecs::SystemTimes;
use std::collections::VecDeque;

/// Times of the recent runs, in milliseconds.
#[derive(Debug)]
pub struct Ring {
    times: VecDeque<f32>,
    /// The expected time of the next run.
    typical_ms: f32,
}

/// The number of stored runs: four seconds at 60 a second.
const MAX_RUNS: usize = 240;

/// The weight of the last run in the expected time.
const WEIGHT: f32 = 0.2;

impl Ring {
    /// An empty ring with its full capacity.
    pub fn new() -> Self {
        Self {
            times: VecDeque::with_capacity(MAX_RUNS),
            typical_ms: 0.0,
        }
    }

    /// Adds the time of one run; the oldest is dropped.
    pub fn push(&mut self, time_ms: f32) {
        if self.times.len() == MAX_RUNS {
            self.times.pop_front();
        }
        self.typical_ms = if self.times.is_empty() {
            time_ms
        } else {
            self.typical_ms + (time_ms - self.typical_ms) * WEIGHT
        };
        self.times.push_back(time_ms);
    }

    /// The expected time of the next run; `None` before the first.
    pub fn typical_ms(&self) -> Option<f32> {
        (!self.times.is_empty()).then_some(self.typical_ms)
    }

    /// A summary.
    pub fn times(&self) -> SystemTimes {
        let runs = self.times.len();
        let sum: f32 = self.times.iter().sum();
        SystemTimes {
            last_ms: self.times.back().copied().unwrap_or(0.0),
            mean_ms: sum / runs.max(1) as f32,
            max_ms: self.times.iter().copied().fold(0.0, f32::max),
            runs,
        }
    }

    /// All times, the oldest first.
    pub fn recent_ms(&self) -> Vec<f32> {
        self.times.iter().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_ring_drops_the_oldest_without_allocating() {
        let mut ring = Ring::new();
        assert_eq!(ring.typical_ms(), None);
        assert_eq!(ring.times(), SystemTimes::default());
        let room = ring.times.capacity();
        ring.push(9.0);
        for _ in 0..MAX_RUNS - 1 {
            ring.push(1.0);
        }
        assert_eq!(ring.times().max_ms, 9.0);
        ring.push(3.0);
        let times = ring.times();
        assert_eq!(
            (times.last_ms, times.max_ms, times.runs),
            (3.0, 3.0, MAX_RUNS)
        );
        assert!(ring.typical_ms().is_some_and(|ms| (1.0..2.0).contains(&ms)));
        assert_eq!(ring.times.capacity(), room);
    }
}
