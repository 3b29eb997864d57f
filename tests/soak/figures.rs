//! [`Figures`]: what a process holds.

use std::fmt;
use std::fs;
use std::time::{Duration, Instant};

/// What a process holds, read from `/proc`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Resident memory of its own, in KiB.
    pub memory_kib: u64,
    /// Resident pages of files, in KiB: code that was used once. The system takes them back when it needs
    /// memory.
    pub files_kib: u64,
    /// Open descriptors.
    pub descriptors: usize,
    /// Threads.
    pub threads: usize,
    /// Processor time that it has used, in seconds.
    pub processor_s: f64,
    /// Processor time of its children that have ended, in seconds.
    pub children_s: f64,
}

/// Clock ticks in a second of processor time, the same on every Linux.
const TICKS_PER_S: f64 = 100.0;

/// The most memory of its own that a reload may take, in KiB.
pub const MOST_KIB: f64 = 64.0;

impl Figures {
    /// Those of a running process.
    pub fn of(process: u32) -> Self {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let kib = |name: &str| {
            let rest = status.lines().find_map(|line| line.strip_prefix(name));
            let number = rest.and_then(|rest| rest.split_whitespace().next());
            number.and_then(|kib| kib.parse().ok()).unwrap_or(0)
        };
        let count = |what: &str| {
            let folder = fs::read_dir(format!("/proc/{process}/{what}"));
            folder.map_or(0, |entries| entries.count())
        };
        let [processor_s, children_s] = processor_s(process).unwrap_or_default();
        Self {
            memory_kib: kib("RssAnon:"),
            files_kib: kib("RssFile:"),
            descriptors: count("fd"),
            threads: count("task"),
            processor_s,
            children_s,
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
            "{:.1} MiB of its own and {:.1} MiB of files, {} descriptors, {} threads, {:.1} s of processor time",
            self.memory_kib as f64 / 1024.0,
            self.files_kib as f64 / 1024.0,
            self.descriptors,
            self.threads,
            self.processor_s
        )
    }
}

/// The processor time of a process, and of its children that have ended.
fn processor_s(process: u32) -> Option<[f64; 2]> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(11);
    let mut next_s = || {
        let user: f64 = times.next()?.parse().ok()?;
        let system: f64 = times.next()?.parse().ok()?;
        Some((user + system) / TICKS_PER_S)
    };
    Some([next_s()?, next_s()?])
}

/// The value in the middle; 0 for none.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// The first and the last hundred values, or two halves when there are fewer.
fn first_and_last(values: &[f64]) -> (&[f64], &[f64]) {
    let length = (values.len() / 2).min(100);
    (&values[..length], &values[values.len() - length..])
}

/// What each round took.
#[derive(Debug, Default)]
pub struct Rounds {
    /// By the clock, in milliseconds.
    pub times_ms: Vec<f64>,
    /// Processor time of the editor alone, in milliseconds. It is counted in steps of 10 ms, so only
    /// the mean of many says something.
    pub processor_ms: Vec<f64>,
    /// That of its children, builds and dry runs.
    pub children_ms: Vec<f64>,
}

impl Rounds {
    /// Runs a round, and measures the process meanwhile.
    pub fn measure<T>(&mut self, process: u32, round: impl FnOnce() -> T) -> T {
        let before = Figures::of(process);
        let clock = Instant::now();
        let done = round();
        self.times_ms.push(clock.elapsed().as_secs_f64() * 1e3);
        let after = Figures::of(process);
        let used = [&mut self.processor_ms, &mut self.children_ms];
        let used_s = [
            after.processor_s - before.processor_s,
            after.children_s - before.children_s,
        ];
        used.into_iter()
            .zip(used_s)
            .for_each(|(used, s)| used.push(s * 1e3));
        done
    }

    /// Fails when the last hundred took more than a fifth more than the first: by the processor, since
    /// the clock counts what else the machine does.
    ///
    /// # Errors
    /// What both took.
    pub fn check_speed(&self) -> Result<(), String> {
        let (first, last) = first_and_last(&self.processor_ms);
        // Few values are decided by one.
        if self.processor_ms.len() >= 200 && mean(last) > mean(first) * 1.2 {
            return Err(format!("the last became slower: {self}"));
        }
        Ok(())
    }
}

impl fmt::Display for Rounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first_ms, last_ms) = first_and_last(&self.times_ms);
        let (first, last) = first_and_last(&self.processor_ms);
        let (first_child, last_child) = first_and_last(&self.children_ms);
        write!(
            f,
            "the editor takes {:.1} ms of processor time in the first {}, {:.1} in the last, its children \
             {:.0} and {:.0} (means), the clock shows {:.0} and {:.0} (medians)",
            mean(first),
            first.len(),
            mean(last),
            mean(first_child),
            mean(last_child),
            median(first_ms),
            median(last_ms)
        )
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
