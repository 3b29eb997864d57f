//! [`Ring`]: times of the recent runs.

use playground_core_ecs::SystemTimes;
use std::collections::VecDeque;

/// Times of the recent runs, in milliseconds.
#[derive(Debug)]
pub struct Ring {
    times: VecDeque<f32>,
    /// What the next run will take, as far as can be told.
    typical_ms: f32,
}

/// Runs that are kept: four seconds at 60 a second.
const KEPT: usize = 240;

/// How much the last run counts in what is typical.
const WEIGHT: f32 = 0.2;

impl Ring {
    /// Without any, with room for all.
    pub fn new() -> Self {
        Self {
            times: VecDeque::with_capacity(KEPT),
            typical_ms: 0.0,
        }
    }

    /// Adds the time of one run; the oldest goes.
    pub fn push(&mut self, time_ms: f32) {
        if self.times.len() == KEPT {
            self.times.pop_front();
        }
        self.typical_ms = match self.times.is_empty() {
            true => time_ms,
            false => self.typical_ms + (time_ms - self.typical_ms) * WEIGHT,
        };
        self.times.push_back(time_ms);
    }

    /// What the next run will take; `None` before the first.
    pub fn typical_ms(&self) -> Option<f32> {
        (!self.times.is_empty()).then_some(self.typical_ms)
    }

    /// In short.
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

    /// All of them, the oldest first.
    pub fn recent_ms(&self) -> Vec<f32> {
        self.times.iter().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_and_its_memory_stays() {
        let mut ring = Ring::new();
        assert_eq!(ring.typical_ms(), None);
        assert_eq!(ring.times(), SystemTimes::default());
        let room = ring.times.capacity();
        ring.push(9.0);
        for _ in 0..KEPT - 1 {
            ring.push(1.0);
        }
        assert_eq!(ring.times().max_ms, 9.0);
        ring.push(3.0);
        let times = ring.times();
        assert_eq!((times.last_ms, times.max_ms, times.runs), (3.0, 3.0, KEPT));
        assert!(ring.typical_ms().is_some_and(|ms| (1.0..2.0).contains(&ms)));
        assert_eq!(ring.times.capacity(), room);
    }
}
