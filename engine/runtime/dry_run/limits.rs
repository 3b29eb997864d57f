//! [`Limits`]: how much a dry run may take.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The most processor time of one step, in seconds.
const STEP_S: f64 = 4.0;

/// How many bytes of the world and of states make it a second longer: they are taken over, saved and
/// restored.
const BYTES_PER_S: f64 = 4.0 * 1024.0 * 1024.0;

/// The longest time for which every thread sleeps.
const ASLEEP: Duration = Duration::from_secs(4);

/// The longest time of all steps together, which a busy machine may need, in times of one step.
const WALL_STEPS: f64 = 15.0;

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
    /// The most processor time of a step.
    step_s: f64,
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
    /// For the child with this id, whose request has this length.
    pub fn of(process: u32, request_bytes: usize) -> Self {
        Self::new(
            process,
            STEP_S + (request_bytes as f64 / BYTES_PER_S).floor(),
        )
    }

    /// For the child with this id, whose steps may take so many seconds of processor time.
    pub fn new(process: u32, step_s: f64) -> Self {
        let now = Instant::now();
        let mut limits = Self {
            folder: format!("/proc/{process}"),
            start: now,
            measured: now,
            step_s,
            step_start_s: 0.0,
            used_s: 0.0,
            awake: now,
            // The editor and the system need the rest.
            most_kib: number(Path::new("/proc/meminfo"), "MemAvailable:").map(|kib| kib / 4 * 3),
        };
        // What it did before is not of this step: it may have served others.
        limits.measure();
        limits.begin_step();
        limits
    }

    /// A step may take so many seconds of processor time from now on.
    pub const fn allow(&mut self, step_s: f64) {
        self.step_s = step_s;
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
        let (used_s, step_s) = (self.used_s - self.step_start_s, self.step_s);
        let memory_kib = number(&Path::new(&self.folder).join("status"), "VmRSS:");
        let is_too_much = memory_kib > self.most_kib;
        if let Some(most) = self.most_kib.filter(|_| is_too_much) {
            let most = most as f64 / f64::from(1 << 20);
            return Some(format!(
                "it took more than {most:.1} GiB of memory, three quarters of what was free: does it \
                 allocate without end?"
            ));
        }
        if used_s > step_s {
            return Some(format!(
                "it used {step_s:.0} s of processor time and did not come back: is there a loop \
                 without end?"
            ));
        }
        if self.awake.elapsed() > ASLEEP {
            return Some(format!(
                "it slept for {} s: does it wait for a lock, for a thread or for input?",
                ASLEEP.as_secs()
            ));
        }
        let wall_s = WALL_STEPS * step_s;
        (self.start.elapsed().as_secs_f64() > wall_s).then(|| {
            format!(
                "it was not done after {wall_s:.0} s, in which it got {:.1} s of processor time: try again \
                 when the machine is less busy",
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

    /// What the system tells of a process that sleeps or runs, and has used 2 s.
    fn process(state: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let stat = format!("7 (a) b) {state} 1 1 1 0 0 0 0 0 0 0 150 50 0 0");
        let task = folder.path().join("task/7");
        fs::create_dir_all(&task).expect("it is our folder");
        for (file, text) in [
            (folder.path().join("stat"), stat.as_str()),
            (folder.path().join("status"), "Name: a\nVmRSS:\t 2048 kB\n"),
            (task.join("stat"), stat.as_str()),
        ] {
            fs::write(file, text).expect("it is our folder");
        }
        folder
    }

    /// Why a process in this state must end, after a change of its limits.
    fn exceeded(state: &str, change: impl Fn(&mut Limits)) -> Option<String> {
        let folder = process(state);
        let now = Instant::now();
        let mut limits = Limits {
            folder: folder.path().to_string_lossy().into_owned(),
            measured: now - EVERY,
            used_s: 2.0,
            most_kib: Some(2048),
            ..Limits::of(0, 0)
        };
        change(&mut limits);
        limits.exceeded()
    }

    #[test]
    fn each_limit_is_named() {
        let too_long = |limits: &mut Limits| limits.awake -= ASLEEP + EVERY;
        let too_much = |limits: &mut Limits| limits.most_kib = Some(2047);
        let too_busy = |limits: &mut Limits| limits.step_start_s = -2.5;
        let too_late = |limits: &mut Limits| limits.start -= Duration::from_secs(61);
        for (why, words) in [
            (exceeded("R", too_much), Some("GiB of memory")),
            (exceeded("R", too_busy), Some("4 s of processor time")),
            (exceeded("S", too_long), Some("slept for 4 s")),
            (exceeded("R", too_late), Some("not done after 60 s")),
            // One that reads from a disk, or waits for a processor, does not sleep.
            (exceeded("D", too_long), None),
            (exceeded("R", too_long), None),
        ] {
            match words {
                None => assert_eq!(why, None),
                Some(words) => assert!(
                    why.as_ref().is_some_and(|why| why.contains(words)),
                    "{why:?}"
                ),
            }
        }
        assert_eq!(Limits::of(0, 40 << 20).step_s, 14.0);
    }

    /// A process that serves many is measured from when it is given something.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_process_did_before_counts_for_nothing() {
        let of_itself = std::process::id();
        let busy = Instant::now();
        while busy.elapsed() < Duration::from_millis(400) {
            std::hint::spin_loop();
        }
        let mut limits = Limits::new(of_itself, 0.3);
        std::thread::sleep(2 * EVERY);
        limits.most_kib = None;
        assert_eq!(limits.exceeded(), None);
    }
}
