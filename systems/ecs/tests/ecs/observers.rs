//! Observers and exclusive systems, with those of the test plugin.

use crate::fixture::*;
use crate::schedule::{count, run, set_resource, trace, world};
use playground_base::{ComponentId, Value};
use playground_core_ecs::{RowSource, Stage};

fn order(f: &Fixture, orders: &[(&str, Value)]) {
    set_resource(f, ORDERS, fields(orders));
}

fn mark(number: u64) -> (ComponentId, Value) {
    (MARK, fields(&[("number", Value::UInt(number))]))
}

/// The trace of observers since the last call.
fn observed(f: &Fixture) -> Vec<String> {
    let mut steps = trace(f);
    steps.retain(|step| !step.starts_with("alpha") && !step.starts_with("beta"));
    steps
}

#[test]
fn changes_are_delivered_after_the_stage() {
    let f = world();
    run(&f, Stage::Update);
    order(&f, &[("spawn", Value::UInt(3))]);
    run(&f, Stage::Start);
    let spawned = [
        "gamma::tagged_first 3",
        "gamma::tagged 3",
        "gamma::spawned 1",
    ];
    assert_eq!(
        observed(&f),
        spawned,
        "priority first, then as declared; alike at once"
    );
    run(&f, Stage::Fixed);
    assert_eq!(observed(&f), [""; 0], "nothing is delivered twice");
    let body = f.spawn(vec![(BODY, fields(&[]))]);
    f.insert(vec![(body, TAG, RowSource::Default)])
        .expect("it fits");
    f.insert(vec![(body, TAG, RowSource::Default)])
        .expect("it fits");
    f.despawn(&[body]).expect("it lives");
    run(&f, Stage::Update);
    let expected = [
        "gamma::tagged_first 1",
        "gamma::tagged 1",
        "gamma::bodiless 1",
        "lost 0",
    ];
    assert_eq!(observed(&f), expected, "what is replaced is not added");
}

#[test]
fn reverted_and_earlier_changes_are_not_delivered() {
    let f = world();
    run(&f, Stage::Update);
    let snapshot = f.save();
    f.spawn(vec![(TAG, fields(&[]))]);
    f.restore(snapshot).expect("it is stored");
    run(&f, Stage::Update);
    assert_eq!(observed(&f), [""; 0]);
    f.spawn(vec![(TAG, fields(&[]))]);
    run(&f, Stage::Start);
    let sent = ["gamma::spawned 1"];
    assert_eq!(observed(&f), sent, "only what a system of the start sends");
}

#[test]
fn endless_observers_are_reported_and_turned_off() {
    let f = world();
    run(&f, Stage::Update);
    order(&f, &[("echo", Value::Bool(true))]);
    f.spawn(vec![mark(1)]);
    let report = run(&f, Stage::Update);
    let errors: Vec<_> = report
        .errors()
        .map(|(system, why)| (system.name, why))
        .collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].0, "gamma::marked");
    assert!(errors[0].1.contains("16 times"), "{}", errors[0].1);
    assert_eq!(observed(&f).len(), 16);
    f.spawn(vec![mark(2)]);
    run(&f, Stage::Update);
    assert_eq!(observed(&f), [""; 0], "it is off");
}

#[test]
fn a_panicking_observer_does_not_stop_the_others() {
    let f = world();
    run(&f, Stage::Update);
    order(
        &f,
        &[("panic", Value::Text("gamma::tagged_first".to_owned()))],
    );
    f.spawn(vec![(TAG, fields(&[]))]);
    let report = run(&f, Stage::Update);
    let failed: Vec<&str> = report.errors().map(|(system, _)| system.name).collect();
    assert_eq!(failed, ["gamma::tagged_first"]);
    assert_eq!(observed(&f), ["gamma::tagged_first 1", "gamma::tagged 1"]);
    let observers = bound(f.schedule.call(|s| s.observers()));
    let first = &observers[0];
    assert_eq!(
        (first.observer.name, first.delivered),
        ("gamma::tagged_first", 1)
    );
    assert!(first.error.is_some());
}

#[test]
fn an_exclusive_system_changes_the_world_in_place() {
    let f = world();
    let old = f.spawn(vec![(TAG, fields(&[])), mark(7)]);
    run(&f, Stage::Update);
    observed(&f);
    order(&f, &[("alone", Value::UInt(2))]);
    let report = run(&f, Stage::Update);
    assert_eq!(report.errors().count(), 0, "{report:?}");
    let last = report.systems.iter().rev().map(|s| s.name).take(2);
    assert_eq!(last.collect::<Vec<_>>(), ["delta::behind", "delta::alone"]);
    assert_eq!(count(&f), 3);
    assert_eq!(f.of_entity(old), Ok(vec![TAG]), "its mark was taken");
    assert_eq!(f.get(entity(2, 0), MARK), Ok(mark(1).1));
    let expected = [
        "gamma::tagged_first 1",
        "gamma::tagged 1",
        "gamma::marked 1",
        "gamma::tagged_first 1",
        "gamma::tagged 1",
        "gamma::marked 1",
        "gamma::unmarked 1",
        "lost 7",
        "delta::behind 3",
    ];
    assert_eq!(observed(&f), expected);
}

#[test]
fn observers_see_the_rows_that_were_removed() {
    let f = world();
    let body = |x: f32| {
        let velocity = [x, 0.0, 0.0].map(Value::F32).to_vec();
        (BODY, fields(&[("velocity", Value::List(velocity))]))
    };
    run(&f, Stage::Update);
    observed(&f);
    let all = [1, 2, 3, 4, 5].map(|x| f.spawn(vec![body(x as f32), mark(x)]));
    run(&f, Stage::Update);
    observed(&f);
    // One alone, one of its components, two at once, an archetype that ends whole.
    f.despawn(&all[1..2]).expect("it lives");
    f.remove(&[(all[0], BODY)]).expect("it has one");
    f.despawn(&[all[3], all[2]]).expect("they live");
    f.remove(&[(all[4], MARK), (all[4], BODY)])
        .expect("it has both");
    run(&f, Stage::Update);
    let steps = observed(&f);
    let lost = |word: &str| -> String {
        let pairs = steps.iter().zip(steps.iter().skip(1));
        let of = pairs.filter(|(name, _)| name.starts_with(word));
        let lost = of.filter_map(|(_, lost)| lost.strip_prefix("lost "));
        lost.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lost("gamma::bodiless"), "2 1 4 3 5", "{steps:?}");
    assert_eq!(lost("gamma::unmarked"), "2 4 3 5", "{steps:?}");
    f.despawn(&all[..1]).expect("it lives");
    run(&f, Stage::Update);
    assert_eq!(
        observed(&f),
        ["gamma::unmarked 1", "lost 1"],
        "none is stored"
    );
}
