//! The plugin with functions, and its log.

use crate::fixture::*;
use playground_base::{ComponentId, Value, from_value, stable_id};
use playground_core_ecs::{EntityId, FrameReport, FrameTime, RowSource, Stage};

pub(super) const A: ComponentId = ComponentId(stable_id("functions::A"));
pub(super) const B: ComponentId = ComponentId(stable_id("functions::B"));
pub(super) const MARK_OF: ComponentId = ComponentId(stable_id("functions::Mark"));
pub(super) const POINTS: ComponentId = ComponentId(stable_id("functions::Points"));
pub(super) const IDLE: ComponentId = ComponentId(stable_id("functions::Idle"));
pub(super) const SCRIPT: ComponentId = ComponentId(stable_id("functions::Script"));
pub(super) const LOG: ComponentId = ComponentId(stable_id("functions::Log"));
pub(super) const SEED: ComponentId = ComponentId(stable_id("playground-core-ecs::RandomSeed"));

/// A component with this number.
pub(super) fn number(id: ComponentId, number: i64) -> (ComponentId, Value) {
    let field = if id == MARK_OF { "number" } else { "value" };
    (id, fields(&[(field, Value::Int(number))]))
}

/// Sets a resource of the world.
pub(super) fn set(f: &Fixture, id: ComponentId, row: Value) {
    let row = RowSource::Value(row);
    bound(f.components.call(|c| c.set_resource(&f.world, id, row))).expect("it fits");
}

/// A world with the plugin and its resources.
pub(super) fn world() -> Fixture {
    let f = Fixture::new();
    f.load_functions();
    set(&f, LOG, fields(&[]));
    f
}

/// Runs a stage in which only the function of `test` is active.
pub(super) fn run_at(f: &Fixture, stage: Stage, index: u64, test: &str, of: i64) -> FrameReport {
    let test = Value::Variant(test.to_owned(), Box::new(Value::Unit));
    let tenth = Value::F32(of as f32 / 10.0);
    let script = [("test", test), ("number", Value::Int(of)), ("tenth", tenth)];
    let script = fields(&script);
    set(f, SCRIPT, script);
    let frame = FrameTime {
        index,
        delta_s: 0.5,
        ..FrameTime::default()
    };
    let mut report = FrameReport::default();
    let ran = f
        .schedule
        .call(|s| s.run(&f.world, stage, frame, &mut report));
    bound(ran);
    report
}

/// The log of one run of one function, which must not fail.
pub(super) fn log_of(f: &Fixture, test: &str) -> Vec<String> {
    let report = run_at(f, Stage::Fixed, 0, test, 0);
    let errors: Vec<_> = report
        .errors()
        .map(|(of, why)| format!("{}: {why}", of.name))
        .collect();
    assert_eq!(errors, [""; 0]);
    taken(f)
}

/// The lines of the log since the last call.
pub(super) fn taken(f: &Fixture) -> Vec<String> {
    let log = bound(f.components.call(|c| c.resource(&f.world, LOG)));
    let lines = log.and_then(|log| log.field("lines").cloned());
    set(f, LOG, fields(&[]));
    from_value(lines.expect("it has lines")).expect("lines are texts")
}

/// The number in a component of an entity.
pub(super) fn value(f: &Fixture, entity: EntityId, id: ComponentId) -> i64 {
    let row = f.get(entity, id).expect("it has one");
    let field = if id == MARK_OF { "number" } else { "value" };
    row.field(field).and_then(Value::as_f64).expect("a number") as i64
}

/// Delivers pending observations and clears the log.
pub(super) fn discard_observations(f: &Fixture) {
    log_of(f, "Nothing");
}
