//! The scheduler, with the systems of the test plugin.

use crate::fixture::*;
use playground_base::{Value, from_value};
use playground_core_ecs::{Event, FrameReport, FrameTime, RowSource, Stage, Subscription};

pub fn world() -> Fixture {
    let f = Fixture::new();
    f.load_plugin();
    set_resource(&f, TRACE, fields(&[]));
    set_resource(&f, ORDERS, fields(&[]));
    f
}

pub fn set_resource(f: &Fixture, id: playground_base::ComponentId, row: Value) {
    let row = RowSource::Value(row);
    bound(f.components.call(|c| c.set_resource(&f.world, id, row))).expect("it fits");
}

pub fn run(f: &Fixture, stage: Stage) -> FrameReport {
    let frame = FrameTime {
        delta_s: 0.5,
        ..FrameTime::default()
    };
    let mut report = FrameReport::default();
    bound(
        f.schedule
            .call(|s| s.run(&f.world, stage, frame, &mut report)),
    );
    report
}

/// The systems that ran since the last call.
fn steps(f: &Fixture) -> Vec<String> {
    let mut steps = trace(f);
    steps.retain(|step| !step.starts_with("gamma"));
    steps
}

/// The trace of systems and observers since the last call.
pub fn trace(f: &Fixture) -> Vec<String> {
    let trace = bound(f.components.call(|c| c.resource(&f.world, TRACE)));
    let trace = trace.expect("it was set");
    let steps = trace.field("steps").cloned().expect("a trace has steps");
    set_resource(f, TRACE, fields(&[]));
    from_value(steps).expect("steps are names")
}

pub fn count(f: &Fixture) -> usize {
    f.world.data.read().entities.alive
}

#[test]
fn systems_run_in_order_and_errors_are_reported() {
    let f = world();
    let report = run(&f, Stage::Fixed);
    assert_eq!(steps(&f), ["alpha::move", "beta::early", "alpha::late"]);
    let names: Vec<&str> = report.systems.iter().map(|s| s.name).collect();
    let order = ["alpha::move", "beta::early", "alpha::late", "alpha::lost"];
    assert_eq!(names, order);
    let errors: Vec<&str> = report.errors().map(|(system, _)| system.name).collect();
    assert_eq!(errors, ["alpha::lost"], "its `after` names no system");
    let listed = bound(f.schedule.call(|s| s.systems()));
    assert!(
        listed
            .iter()
            .all(|(_, system)| system.name != "alpha::lost")
    );
}

#[test]
fn systems_work_on_the_archetypes_of_their_queries() {
    let f = world();
    let body = fields(&[("velocity", value(&[2.0_f32, 0.0, 0.0]))]);
    let mover = f.spawn(vec![at(1.0, 0.0, 0.0), (BODY, body.clone())]);
    let still = f.spawn(vec![at(1.0, 0.0, 0.0)]);
    let off = f.spawn(vec![
        at(1.0, 0.0, 0.0),
        (BODY, body),
        (DISABLED, fields(&[])),
    ]);
    run(&f, Stage::Fixed);
    assert_eq!(f.get(mover, TRANSFORM), Ok(at(2.0, 0.0, 0.0).1));
    assert_eq!(f.get(still, TRANSFORM), Ok(at(1.0, 0.0, 0.0).1));
    assert_eq!(f.get(off, TRANSFORM), Ok(at(1.0, 0.0, 0.0).1));
}

#[test]
fn systems_that_share_nothing_written_run_at_the_same_time() {
    let f = world();
    set_resource(&f, MEETING, fields(&[]));
    run(&f, Stage::Update);
    let meeting = bound(f.components.call(|c| c.resource(&f.world, MEETING)));
    let met = meeting.expect("it was set").field("met").cloned();
    assert_eq!(met, Some(Value::Bool(true)));
}

#[test]
fn commands_are_carried_out_after_the_stage() {
    let f = world();
    set_resource(&f, ORDERS, fields(&[("spawn", Value::UInt(3))]));
    run(&f, Stage::Start);
    assert_eq!(steps(&f), ["alpha::spawn", "beta::reap", "beta::greedy"]);
    assert_eq!(count(&f), 3, "the reaper saw none of them");
    let first = entity(0, 0);
    let components = vec![TRANSFORM, WORLD_TRANSFORM, BODY, TAG];
    assert_eq!(f.of_entity(first), Ok(components));
    let masses = (0..3).map(|at| f.get(entity(at, 0), BODY).expect("it has one"));
    let masses: Vec<_> = masses.map(|body| body.field("mass").cloned()).collect();
    let expected = [0.0, 1.0, 2.0].map(|mass| Some(Value::F32(mass)));
    assert_eq!(masses, expected);
    run(&f, Stage::Start);
    assert_eq!(count(&f), 3, "the old ones went, new ones came");
    assert!(f.get(first, TAG).is_err());
    let mut reader = Subscription {
        kind: "test::Spawned".to_owned(),
        ..Subscription::default()
    };
    let events: Vec<Event> = bound(f.events.call(|e| e.read(&f.world, &mut reader)));
    assert_eq!(events.len(), 2);
}

#[test]
fn commands_of_a_failed_system_are_dropped() {
    for order in ["fail", "panic"] {
        let f = world();
        let name = Value::Text("alpha::spawn".to_owned());
        set_resource(
            &f,
            ORDERS,
            fields(&[(order, name), ("spawn", Value::UInt(2))]),
        );
        let report = run(&f, Stage::Start);
        let errors: Vec<&str> = report.errors().map(|(system, _)| system.name).collect();
        assert_eq!(errors, ["alpha::spawn"], "{order}");
        assert_eq!(count(&f), 0, "{order}");
    }
}

#[test]
fn a_system_that_fails_is_off_until_it_starts_afresh() {
    let ways: [(&str, fn(&Fixture)); 3] = [
        ("play starts", |f| drop(run(f, Stage::Start))),
        ("it is asked for", |f| {
            bound(f.schedule.call(|s| s.start_afresh()));
        }),
        ("the module is loaded", |f| f.load_plugin()),
    ];
    for (way, start) in ways {
        let f = world();
        let name = Value::Text("beta::early".to_owned());
        set_resource(&f, ORDERS, fields(&[("fail", name)]));
        run(&f, Stage::Fixed);
        set_resource(&f, ORDERS, fields(&[]));
        steps(&f);
        let report = run(&f, Stage::Fixed);
        assert_eq!(steps(&f), ["alpha::move", "alpha::late"], "{way}");
        let named = report
            .errors()
            .filter(|(system, _)| system.name == "beta::early");
        assert_eq!(named.count(), 1, "it is still named");
        start(&f);
        steps(&f);
        run(&f, Stage::Fixed);
        assert_eq!(
            steps(&f),
            ["alpha::move", "beta::early", "alpha::late"],
            "{way}"
        );
    }
}

#[test]
fn the_same_run_gives_the_same_world() {
    let play = || {
        let f = world();
        set_resource(&f, ORDERS, fields(&[("spawn", Value::UInt(50))]));
        for _ in 0..20 {
            run(&f, Stage::Start);
            run(&f, Stage::Fixed);
        }
        // Two empty worlds are the same whatever ran.
        assert!(count(&f) > 0, "nothing was spawned");
        f.hash()
    };
    assert_eq!(play(), play());
}
