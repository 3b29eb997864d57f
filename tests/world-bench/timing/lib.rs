//! What all contestants have in common: sizes, disorder and the clock.
#![forbid(unsafe_code)]

pub mod tree;

use std::time::Instant;

/// Entities in most workloads.
pub const ENTITIES: usize = 10_000;

/// Look-ups of single entities.
pub const GETS: usize = 50_000;

/// How often a short workload is repeated within one timing.
pub const REPEATS: usize = 20;

/// Nanoseconds per item of one call.
pub fn timed<R>(items: usize, work: impl FnOnce() -> R) -> f64 {
    let start = Instant::now();
    let result = work();
    let spent = start.elapsed();
    std::hint::black_box(result);
    spent.as_nanos() as f64 / items as f64
}

/// The same disorder for everybody.
pub struct Shuffle(u64);

impl Shuffle {
    /// From the start.
    pub const fn new() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// The items in disorder.
    pub fn of<T>(mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            items.swap(at, other);
        }
    }
}

impl Default for Shuffle {
    fn default() -> Self {
        Self::new()
    }
}
