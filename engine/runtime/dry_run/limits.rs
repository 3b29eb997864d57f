//! [`Limits`]: how much a dry run may take.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The most processor time of one step.
const STEP_S: f64 = 4.0;

/// The longest time for which every thread sleeps.
const ASLEEP: Duration = Duration::from_secs(4);

/// The longest time of all steps together, which a busy machine may need.
const WALL: Duration = Duration::from_secs(60);

/// Time between two measurements.
const EVERY: Duration = Duration::from_millis(5);

/// Clock ticks in a second of processor time, the same on every Linux.
const TICKS_PER_S: f64 = 100.0;

/// Measures a child, and knows when it has taken too much. Where the system does not tell what a
/// process takes, only the time by the clock is limited.
#[derive(Debug)]
pub struct Limits {
    folder: String,
    start: Instant,
    measured: Instant,
    /// Processor time of the child at the start of the step.
    step_start_s: f64,
    /// Its processor time now.
    used_s: f64,
    /// When a thread of it ran last.
    awake: Instant,
    /// The most memory, and what was free at the start.
    most_kib: Option<u64>,
}

impl Limits {
    /// For the child with this id.
    pub fn of(process: u32) -> Self {
        let now = Instant::now();
        Self {
            folder: format!("/proc/{process}"),
            start: now,
            measured: now,
            step_start_s: 0.0,
            used_s: 0.0,
            awake: now,
            // The editor and the system need the rest.
            most_kib: number(Path::new("/proc/meminfo"), "MemAvailable:").map(|kib| kib / 4 * 3),
        }
    }

    /// A step begins.
    pub fn begin_step(&mut self) {
        self.step_start_s = self.used_s;
        self.awake = Instant::now();
    }

    /// Why the child must end, if it must.
    pub fn exceeded(&mut self) -> Option<String> {
        if self.measured.elapsed() < EVERY {
            return None;
        }
        self.measured = Instant::now();
        self.measure();
        let step_s = self.used_s - self.step_start_s;
        let memory_kib = number(&Path::new(&self.folder).join("status"), "VmRSS:");
        let is_too_much = memory_kib > self.most_kib;
        if let Some(most) = self.most_kib.filter(|_| is_too_much) {
            let most = most as f64 / f64::from(1 << 20);
            return Some(format!(
                "it took more than {most:.1} GiB of memory, three quarters of what was free: does it \
                 allocate without end?"
            ));
        }
        if step_s > STEP_S {
            return Some(format!(
                "it used {STEP_S:.0} s of processor time and did not come back: is there a loop \
                 without end?"
            ));
        }
        if self.awake.elapsed() > ASLEEP {
            return Some(format!(
                "it slept for {} s: does it wait for a lock, for a thread or for input?",
                ASLEEP.as_secs()
            ));
        }
        (self.start.elapsed() > WALL).then(|| {
            format!(
                "it was not done after {} s, in which it got {:.1} s of processor time: reload when \
                 the machine is less busy",
                WALL.as_secs(),
                self.used_s
            )
        })
    }

    fn measure(&mut self) {
        let stat = fs::read_to_string(Path::new(&self.folder).join("stat"));
        let used_s = stat.ok().and_then(|stat| processor_s(&stat));
        match used_s {
            Some(used_s) if used_s > self.used_s => {
                (self.used_s, self.awake) = (used_s, Instant::now());
            }
            // Nothing is known of it, so only the clock counts.
            None => self.awake = Instant::now(),
            Some(_) if self.is_awake() => self.awake = Instant::now(),
            Some(_) => {}
        }
    }

    /// True when a thread runs, waits for a processor or reads from a disk.
    fn is_awake(&self) -> bool {
        let tasks = fs::read_dir(Path::new(&self.folder).join("task"));
        let mut tasks = tasks.into_iter().flatten().flatten();
        tasks.any(|task| {
            let stat = fs::read_to_string(task.path().join("stat")).unwrap_or_default();
            matches!(fields(&stat).next(), Some("R" | "D"))
        })
    }
}

/// The fields after the name of the program, which stands in brackets and may hold anything.
fn fields(stat: &str) -> impl Iterator<Item = &str> {
    let (_, fields) = stat.rsplit_once(')').unwrap_or_default();
    fields.split_whitespace()
}

fn processor_s(stat: &str) -> Option<f64> {
    let mut times = fields(stat).skip(11);
    let user: f64 = times.next()?.parse().ok()?;
    let system: f64 = times.next()?.parse().ok()?;
    Some((user + system) / TICKS_PER_S)
}

/// The number after `name` in a file of lines like `VmRSS:    100 kB`.
fn number(file: &Path, name: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the test measures a process that sleeps"
    )]
    fn each_limit_is_named() {
        let mut asleep = Command::new("sleep").arg("60").spawn().expect("a process");
        let (own, ago) = (std::process::id(), |s| {
            Instant::now() - Duration::from_secs(s)
        });
        let of = |process: u32, change: fn(&mut Limits)| {
            let mut limits = Limits::of(process);
            limits.measured = ago(1);
            change(&mut limits);
            limits.exceeded()
        };
        let cases: [(u32, fn(&mut Limits), &str); 4] = [
            (own, |limits| limits.most_kib = Some(1), "GiB of memory"),
            (
                own,
                |limits| limits.step_start_s = -2.0 * STEP_S,
                "4 s of processor time",
            ),
            (
                asleep.id(),
                |limits| {
                    limits.measure();
                    limits.awake = Instant::now() - ASLEEP - EVERY;
                },
                "slept for 4 s",
            ),
            (
                own,
                |limits| limits.start = Instant::now() - WALL - EVERY,
                "not done after 60 s",
            ),
        ];
        for (process, change, words) in cases {
            let why = of(process, change).unwrap_or_default();
            assert!(why.contains(words), "`{words}` in {why}");
        }
        assert_eq!(of(own, |_| ()), None);
        asleep
            .kill()
            .and_then(|()| asleep.wait().map(|_| ()))
            .expect("it can be ended");
    }
}
