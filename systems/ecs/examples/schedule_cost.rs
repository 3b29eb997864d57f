//! Measures the cost of the scheduler itself, in microseconds for each run of a stage: `cargo build
//! -p playground-systems-ecs --examples`, then `cargo run -p playground-systems-ecs --example
//! schedule_cost`.
#![forbid(unsafe_code)]

#[path = "../tests/ecs/fixture/mod.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod fixture;

use fixture::{Fixture, bound, fields, request};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{ComponentId, Value, stable_id};
use playground_core_ecs::{FrameReport, FrameTime, Stage};
use std::time::Instant;

fn main() {
    let workers = || ThreadPoolBuilder::new();
    for (name, workers) in [
        ("1 thread", workers().num_threads(1)),
        ("2 threads, called from outside", workers().num_threads(2)),
        (
            "2 threads, this one of them",
            workers().num_threads(2).use_current_thread(),
        ),
    ] {
        let f = Fixture::with_workers(workers);
        f.load_parallel("::Swaps");
        report(name, "an empty stage", &f, Stage::Start, 20_000);
        report(
            name,
            "three systems without rows",
            &f,
            Stage::Update,
            20_000,
        );
        for components in ["AB", "ABC", "ABCD", "ABCE"] {
            populate(&f, components, 10_000);
        }
        report(
            name,
            "three systems, 4 x 10,000 rows",
            &f,
            Stage::Update,
            3_000,
        );
    }
}

fn populate(f: &Fixture, components: &str, count: usize) {
    let word = |letter: char| ComponentId(stable_id(&format!("test::Word{letter}")));
    let row = |letter| (word(letter), fields(&[("value", Value::UInt(1))]));
    let entity = || request(None, components.chars().map(row).collect());
    let spawned = f.try_spawn((0..count).map(|_| entity()).collect());
    spawned.expect("there is room");
}

/// Prints the median and the best of many runs.
fn report(name: &str, what: &str, f: &Fixture, stage: Stage, runs: u64) {
    let mut report = FrameReport::default();
    let run = |index| run_us(f, stage, index, &mut report);
    let mut times_us: Vec<f64> = (0..runs).map(run).collect();
    times_us.sort_by(f64::total_cmp);
    let median = times_us.get(times_us.len() / 2).copied();
    let best = times_us.first().copied();
    let [median, best] = [median, best].map(|time| time.unwrap_or(f64::NAN));
    println!("{what}, {name}: median {median:.2} us, best {best:.2} us");
}

fn run_us(f: &Fixture, stage: Stage, index: u64, report: &mut FrameReport) -> f64 {
    let frame = FrameTime {
        index,
        ..FrameTime::default()
    };
    let started = Instant::now();
    bound(f.schedule.call(|s| s.run(&f.world, stage, frame, report)));
    started.elapsed().as_secs_f64() * 1e6
}
