//! The same systems on any number of threads give the same world.

use crate::fixture::*;
use playground_base::pollster::block_on;
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{ComponentId, Value, ViewModelExport, encode_state, stable_id};
use playground_core_ecs::{FrameReport, FrameTime, RowSource, Stage};
use std::collections::BTreeMap;

/// A world whose systems are declared at random.
fn world(seed: u64, threads: usize) -> Fixture {
    let f = Fixture::with_workers(ThreadPoolBuilder::new().num_threads(threads));
    f.load_parallel("::Chance");
    restore_seed(&f, seed);
    populate(&f);
    f
}

/// Gives the plugin its seed as a reload gives a module its state.
fn restore_seed(f: &Fixture, seed: u64) {
    let table: Option<ViewModelExport> = bound(f.libraries.parallel.table());
    let version = table.expect("it exports implementations").state_version;
    let state = BTreeMap::from([("seed", seed)]);
    let state = encode_state("Chance", version, &state).expect("a number can be saved");
    let all = f.context.registry.implementations();
    let plugin = all.iter().find(|i| i.info.name.ends_with("::Chance"));
    let plugin = &plugin.expect("it is loaded").instance;
    let restored = block_on(plugin.restore_state(state)).expect("it has a state");
    restored.expect("it is of this version");
}

fn populate(f: &Fixture) {
    let word = |letter: char| ComponentId(stable_id(&format!("test::Word{letter}")));
    let row = |number: u64| fields(&[("value", Value::UInt(number))]);
    for (at, letters) in ["AB", "ABC", "BCD", "ACDE", "ABCDE", "E"]
        .iter()
        .enumerate()
    {
        for number in 0..20 {
            let number = at as u64 * 100 + number;
            f.spawn(letters.chars().map(|l| (word(l), row(number))).collect());
        }
    }
    for letter in ['A', 'B', 'C', 'D', 'E'] {
        let source = RowSource::Value(row(letter as u64));
        let set = f
            .components
            .call(|c| c.set_resource(&f.world, word(letter), source));
        bound(set).expect("it fits");
    }
}

/// The hash after each frame, and the systems that ran.
fn play(seed: u64, threads: usize) -> Vec<(u64, Vec<(&'static str, bool)>)> {
    let f = world(seed, threads);
    let mut report = FrameReport::default();
    let frame = |index| {
        let frame = FrameTime {
            index,
            ..FrameTime::default()
        };
        bound(
            f.schedule
                .call(|s| s.run(&f.world, Stage::Update, frame, &mut report)),
        );
        assert_eq!(report.errors().next(), None, "seed {seed}");
        let ran = report.systems.iter().map(|s| (s.name, s.skipped));
        (f.hash(), ran.collect())
    };
    (0..6).map(frame).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_world() {
    for seed in 1..=16 {
        let alone = play(seed, 1);
        assert_ne!(alone[0].0, alone[1].0, "something happens");
        for threads in [2, 8] {
            assert_eq!(play(seed, threads), alone, "seed {seed}, {threads} threads");
        }
    }
}

#[test]
fn systems_that_run_at_the_same_time_have_buffers_of_different_generations() {
    let f = Fixture::with_workers(ThreadPoolBuilder::new().num_threads(2));
    f.load_parallel("::Meets");
    let mut report = FrameReport::default();
    let frame = FrameTime::default();
    bound(
        f.schedule
            .call(|s| s.run(&f.world, Stage::Update, frame, &mut report)),
    );
    assert_eq!(report.errors().next(), None);
    let world_data = f.world.data.read();
    let generations = world_data.events.stream.iter().map(|event| &event.data);
    let generations: Vec<&Value> = generations.collect();
    assert_eq!(generations.len(), 2);
    assert_ne!(generations[0], generations[1]);
}
