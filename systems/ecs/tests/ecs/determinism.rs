//! The same systems on any number of threads give the same world.

use crate::fixture::*;
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{ComponentId, Value, stable_id};
use playground_core_ecs::{
    BoundAllSystemView, EventId, Frame, FrameReport, RowSource, Stage, SystemContext, SystemId,
};

/// A world whose systems are declared by chance.
fn world(seed: u64, threads: usize) -> Fixture {
    let f = Fixture::with_workers(ThreadPoolBuilder::new().num_threads(threads));
    f.load_parallel("::Chance");
    let systems: BoundAllSystemView = bound(f.context.registry.bind_all());
    for plugin in systems.all().iter() {
        let structure = f.world.structure.read();
        let mut context = SystemContext {
            next_event: EventId(0),
            since: 0,
            structure: &structure,
            tables: &[],
            frame: Frame::default(),
            commands: Default::default(),
        };
        let seeded = systems.call(plugin, |view| view.run(SystemId(seed), &mut context));
        bound(seeded).expect("it takes the seed");
    }
    populate(&f);
    f
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

/// The hash after each of some frames, and who ran.
fn play(seed: u64, threads: usize) -> Vec<(u64, Vec<(&'static str, bool)>)> {
    let f = world(seed, threads);
    let mut report = FrameReport::default();
    let frame = |index| {
        let frame = Frame {
            index,
            ..Frame::default()
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
