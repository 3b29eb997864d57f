//! [`Figures`]: what a process holds.

use std::fmt;
use std::fs;
use std::time::{Duration, Instant};

/// What a process holds, read from `/proc`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Resident memory in KiB.
    pub memory_kib: u64,
    /// Open descriptors.
    pub descriptors: usize,
    /// Threads.
    pub threads: usize,
}

impl Figures {
    /// Those of a running process.
    pub fn of(process: u32) -> Self {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let memory = memory.and_then(|rest| rest.split_whitespace().next());
        let count = |what: &str| {
            let folder = fs::read_dir(format!("/proc/{process}/{what}"));
            folder.map_or(0, |entries| entries.count())
        };
        Self {
            memory_kib: memory.and_then(|kib| kib.parse().ok()).unwrap_or(0),
            descriptors: count("fd"),
            threads: count("task"),
        }
    }

    /// Those of a running process, as soon as it holds no more than at the start, or after a second:
    /// a thread may still bring a file to the disk.
    pub fn settled(process: u32, start: Self) -> Self {
        let clock = Instant::now();
        loop {
            let now = Self::of(process);
            if now.check_against(start).is_ok() || clock.elapsed() > Duration::from_secs(1) {
                return now;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What is open now and was not at the start.
    ///
    /// # Errors
    /// When there are more descriptors or threads than at the start.
    pub fn check_against(self, start: Self) -> Result<(), String> {
        if self.descriptors > start.descriptors || self.threads > start.threads {
            return Err(format!(
                "something stays open: {start} at the start, {self} now"
            ));
        }
        Ok(())
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.1} MiB, {} descriptors, {} threads",
            self.memory_kib as f64 / 1024.0,
            self.descriptors,
            self.threads
        )
    }
}

/// The value in the middle; 0 for none.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// The medians of the first and the last hundred values, or of two halves when there are fewer.
pub fn first_and_last(values: &[f64]) -> (f64, f64) {
    let length = (values.len() / 2).min(100);
    let last = &values[values.len() - length..];
    (median(&values[..length]), median(last))
}

/// Fails when the last hundred are slower than the first by more than a fifth.
///
/// # Errors
/// Both medians.
pub fn check_speed(what: &str, times_ms: &[f64]) -> Result<(), String> {
    let (first, last) = first_and_last(times_ms);
    // With few values, one slow run of a busy machine decides.
    if times_ms.len() >= 200 && last > first * 1.2 {
        return Err(format!(
            "{what} became slower: {first:.0} ms in the first hundred, {last:.0} ms in the last"
        ));
    }
    Ok(())
}
