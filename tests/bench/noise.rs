//! Measures other load of the machine, which makes figures unreliable.

use std::fs;
use std::time::{Duration, Instant};

/// Reports on standard error how busy the machine is and how evenly it runs.
pub fn report() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load
        .split_whitespace()
        .next()
        .unwrap_or("unknown")
        .to_owned();
    let stolen = stolen_percent();
    let (shortest, longest) = spins_ms();
    eprintln!(
        "machine: {cores} cores, load {load}, {stolen:.1} % stolen; the same work takes {shortest:.2} to {longest:.2} ms"
    );
    if load.parse().is_ok_and(|load: f64| load > 0.7) || longest > shortest * 1.3 {
        eprintln!("machine: busy or uneven: measure again when it is at rest");
    }
}

/// The shortest and the longest time of the same work.
fn spins_ms() -> (f64, f64) {
    let spin = |_| {
        let start = Instant::now();
        let mut value = 1_u64;
        for at in 0..4_000_000_u64 {
            value = std::hint::black_box(value.wrapping_mul(at | 1).rotate_left(7));
        }
        start.elapsed().as_secs_f64() * 1e3
    };
    let times = (0..15).map(spin);
    times.fold((f64::MAX, 0.0), |(low, high), time| {
        (low.min(time), f64::max(high, time))
    })
}

/// The share of time that other virtual machines took recently, in percent.
fn stolen_percent() -> f64 {
    let read = || -> Vec<f64> {
        let text = fs::read_to_string("/proc/stat").unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().to_owned();
        line.split_whitespace()
            .skip(1)
            .filter_map(|word| word.parse().ok())
            .collect()
    };
    let before = read();
    std::thread::sleep(Duration::from_millis(200));
    let after = read();
    let spent: Vec<f64> = after
        .iter()
        .zip(&before)
        .map(|(after, before)| after - before)
        .collect();
    let all: f64 = spent.iter().take(8).sum();
    spent
        .get(7)
        .map_or(0.0, |stolen| stolen / all.max(1.0) * 100.0)
}
