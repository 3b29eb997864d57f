//! Run conditions, with one system for each.

use crate::fixture::*;
use playground_base::{ComponentId, Value, stable_id};
use playground_core_ecs::{Event, FrameReport, FrameTime, RowSource, Stage, SystemState};

const WORD_A: ComponentId = ComponentId(stable_id("test::WordA"));
const WORD_B: ComponentId = ComponentId(stable_id("test::WordB"));
const WORD_C: ComponentId = ComponentId(stable_id("test::WordC"));
const WORD_D: ComponentId = ComponentId(stable_id("test::WordD"));

fn word(number: u64) -> Value {
    fields(&[("value", Value::UInt(number))])
}

fn set(f: &Fixture, id: ComponentId, number: u64) {
    let row = RowSource::Value(word(number));
    bound(f.components.call(|c| c.set_resource(&f.world, id, row))).expect("it fits");
}

fn run(f: &Fixture, index: u64) -> FrameReport {
    let frame = FrameTime {
        index,
        elapsed_s: index as f64 * 0.25,
        delta_s: 0.25,
        ..FrameTime::default()
    };
    let mut report = FrameReport::default();
    bound(
        f.schedule
            .call(|s| s.run(&f.world, Stage::Update, frame, &mut report)),
    );
    report
}

/// The systems that ran, of those that wait.
fn ran(f: &Fixture, index: u64) -> Vec<&'static str> {
    let report = run(f, index);
    let systems = report.systems.iter();
    let ran = systems.filter(|s| !s.skipped && s.error.is_none() && s.name != "writer");
    ran.map(|system| system.name).collect()
}

fn world() -> Fixture {
    let f = Fixture::new();
    f.load_parallel("::Waits");
    f
}

#[test]
fn systems_run_when_their_condition_holds() {
    let f = world();
    set(&f, WORD_D, 1);
    // Nothing but what comes by time is so in an empty world; `seen` sees the resource.
    let first = ["lacks", "third", "second", "third or seven", "seen"];
    assert_eq!(ran(&f, 0), first);
    assert_eq!(ran(&f, 1), ["lacks", "seen"]);
    set(&f, WORD_A, 7);
    let seven = ["exists", "changed", "is seven", "third or seven", "seen"];
    assert_eq!(ran(&f, 2), seven);
    let again = [
        "exists",
        "is seven",
        "third",
        "third and seven",
        "third or seven",
        "seen",
    ];
    assert_eq!(ran(&f, 3), again, "it changed before the last run");
    set(&f, WORD_A, 8);
    assert_eq!(ran(&f, 4), ["exists", "changed", "second", "seen"]);
    assert_eq!(ran(&f, 5), ["exists", "seen"]);
}

#[test]
fn systems_wait_for_entities_and_events() {
    let f = world();
    let quiet = ["lacks"];
    ran(&f, 1);
    let one = f.spawn(vec![(WORD_B, word(1))]);
    assert_eq!(ran(&f, 1), ["lacks", "any match", "any changed"]);
    assert_eq!(ran(&f, 1), ["lacks", "any match"]);
    f.set(one, WORD_B, word(2)).expect("it has one");
    assert_eq!(ran(&f, 1), ["lacks", "any match", "any changed"]);
    f.despawn(&[one]).expect("it lives");
    assert_eq!(ran(&f, 1), quiet);
    let event = |kind: &str| Event {
        kind: kind.to_owned().into(),
        ..Event::default()
    };
    bound(f.events.call(|e| e.send(&f.world, event("test::Whisper"))));
    assert_eq!(ran(&f, 1), quiet);
    bound(f.events.call(|e| e.send(&f.world, event("test::Bell"))));
    assert_eq!(ran(&f, 1), ["lacks", "event"]);
    assert_eq!(ran(&f, 1), quiet);
}

#[test]
fn a_restored_world_counts_as_changed() {
    let f = world();
    set(&f, WORD_A, 1);
    let event = Event {
        kind: "test::Bell".into(),
        ..Event::default()
    };
    let snapshot = f.save();
    bound(f.events.call(|e| e.send(&f.world, event.clone())));
    ran(&f, 1);
    assert_eq!(ran(&f, 1), ["exists"]);
    f.restore(snapshot).expect("it is stored");
    assert_eq!(ran(&f, 1), ["exists", "changed"]);
    bound(f.events.call(|e| e.send(&f.world, event)));
    assert_eq!(
        ran(&f, 1),
        ["exists", "event"],
        "its number was used before"
    );
}

#[test]
fn own_writes_do_not_count_as_changed() {
    let f = world();
    set(&f, WORD_C, 1);
    assert!(ran(&f, 1).contains(&"own"));
    assert!(!ran(&f, 1).contains(&"own"));
    set(&f, WORD_C, 2);
    assert!(ran(&f, 1).contains(&"own"));
}

#[test]
fn later_writes_count_as_changed_in_the_next_run() {
    let f = world();
    set(&f, WORD_D, 1);
    for _ in 0..3 {
        assert!(ran(&f, 1).contains(&"seen"), "the writer runs after it");
    }
}

#[test]
fn an_invalid_condition_fails_only_its_system() {
    let f = world();
    set(&f, WORD_A, 1);
    let report = run(&f, 1);
    let errors: Vec<_> = report.errors().map(|(s, why)| (s.name, why)).collect();
    let why = "its condition reads test::WordA: no field odd; there are value";
    assert_eq!(errors, [("is odd", why)]);
    let graph = bound(f.schedule.call(|s| s.graph(f.world.read().reader())));
    let nodes = &graph.stages[2].systems;
    let state = |name| &nodes.iter().find(|n| n.name == name).expect("listed").state;
    assert_eq!(state("is odd"), &SystemState::Failed(why.to_owned()));
    assert_eq!(state("exists"), &SystemState::Ran);
    assert_eq!(state("lacks"), &SystemState::Skipped);
}
