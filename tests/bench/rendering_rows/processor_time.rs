//! [`ProcessorTime`]: what threads of this process took of the processors.

use std::fs;
use std::time::{Duration, Instant};

/// What the threads of a renderer took: this one, and workers that are known by the start of their
/// name. Threads of the driver are none of them: a driver that draws on the processor would else be
/// measured, not what it is given.
pub struct ProcessorTime {
    workers: &'static [&'static str],
    before_ns: u64,
    start: Instant,
}

/// The times of a part of a frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    /// Of the processors, milliseconds.
    pub processor_ms: f64,
    /// On the clock, milliseconds.
    pub clock_ms: f64,
}

impl ProcessorTime {
    /// Starts to measure this thread and those whose name begins with one of `workers`.
    pub fn start(workers: &'static [&'static str]) -> Self {
        Self {
            workers,
            before_ns: taken_ns(workers),
            start: Instant::now(),
        }
    }

    /// What was taken since the start.
    pub fn end(self) -> Spent {
        let clock_ms = self.start.elapsed().as_secs_f64() * 1e3;
        let taken_ns = taken_ns(self.workers).saturating_sub(self.before_ns);
        Spent {
            processor_ms: taken_ns as f64 / 1e6,
            clock_ms,
        }
    }
}

/// Nanoseconds that these threads took since they started.
fn taken_ns(workers: &[&str]) -> u64 {
    // The kernel counts what a thread took when it stops: so this one does for a moment. Workers
    // that have nothing to do have stopped.
    std::thread::sleep(Duration::from_micros(1));
    let own = of_thread("/proc/thread-self/schedstat");
    let own_id = fs::read_link("/proc/thread-self").unwrap_or_default();
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten();
    let is_worker = |folder: &std::path::PathBuf| {
        let name = fs::read_to_string(folder.join("comm")).unwrap_or_default();
        folder.file_name() != own_id.file_name()
            && workers.iter().any(|start| name.starts_with(start))
    };
    let folders = tasks.flatten().map(|task| task.path()).filter(is_worker);
    own + folders
        .map(|folder| of_thread(&format!("{}/schedstat", folder.display())))
        .sum::<u64>()
}

/// The first number of a thread's statistics: nanoseconds on a processor.
fn of_thread(file: &str) -> u64 {
    let text = fs::read_to_string(file).unwrap_or_default();
    let first = text.split_whitespace().next();
    first.and_then(|first| first.parse().ok()).unwrap_or(0)
}
