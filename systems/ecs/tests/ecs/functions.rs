//! Systems and observers as functions: each kind of parameter does what its doc says.

use crate::fixture::*;
use playground_base::{ComponentId, Value, from_value, stable_id};
use playground_core_ecs::{
    BoundAllSystemView, Effect, EntityId, FrameReport, FrameTime, RowSource, Stage,
};

const A: ComponentId = ComponentId(stable_id("functions::A"));
const B: ComponentId = ComponentId(stable_id("functions::B"));
const MARK_OF: ComponentId = ComponentId(stable_id("functions::Mark"));
const POINTS: ComponentId = ComponentId(stable_id("functions::Points"));
const IDLE: ComponentId = ComponentId(stable_id("functions::Idle"));
const SCRIPT: ComponentId = ComponentId(stable_id("functions::Script"));
const LOG: ComponentId = ComponentId(stable_id("functions::Log"));
const SEED: ComponentId = ComponentId(stable_id("playground-core-ecs::RandomSeed"));

fn number(id: ComponentId, number: i64) -> (ComponentId, Value) {
    let field = if id == MARK_OF { "number" } else { "value" };
    (id, fields(&[(field, Value::Int(number))]))
}

fn set(f: &Fixture, id: ComponentId, row: Value) {
    let row = RowSource::Value(row);
    bound(f.components.call(|c| c.set_resource(&f.world, id, row))).expect("it fits");
}

/// A world with the plugin and its resources.
fn world() -> Fixture {
    let f = Fixture::new();
    f.load_functions();
    set(&f, LOG, fields(&[]));
    f
}

/// Runs a stage in which only the function of `test` is active.
fn run_at(f: &Fixture, stage: Stage, index: u64, test: &str, of: i64) -> FrameReport {
    let test = Value::Variant(test.to_owned(), Box::new(Value::Unit));
    let script = fields(&[("test", test), ("number", Value::Int(of))]);
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
fn log_of(f: &Fixture, test: &str) -> Vec<String> {
    let report = run_at(f, Stage::Fixed, 0, test, 0);
    let errors: Vec<_> = report
        .errors()
        .map(|(of, why)| format!("{}: {why}", of.name))
        .collect();
    assert_eq!(errors, [""; 0]);
    taken(f)
}

fn taken(f: &Fixture) -> Vec<String> {
    let log = bound(f.components.call(|c| c.resource(&f.world, LOG)));
    let lines = log.and_then(|log| log.field("lines").cloned());
    set(f, LOG, fields(&[]));
    from_value(lines.expect("it has lines")).expect("lines are texts")
}

fn value(f: &Fixture, entity: EntityId, id: ComponentId) -> i64 {
    let row = f.get(entity, id).expect("it has one");
    let field = if id == MARK_OF { "number" } else { "value" };
    row.field(field).and_then(Value::as_f64).expect("a number") as i64
}

#[test]
fn all_query_methods_reach_the_same_rows() {
    let f = world();
    let mut expected = Vec::new();
    for at in 0..1000_i64 {
        let mut components = vec![number(A, at % 7), number(B, 0)];
        if at % 3 == 0 {
            components.push(named("in another archetype"));
        }
        expected.push((f.spawn(components), at % 7 * 11_111));
    }
    f.spawn(vec![number(A, 5)]);
    assert_eq!(log_of(&f, "AllMethods"), ["1000 of 1000"]);
    for (entity, sum) in expected {
        assert_eq!(value(&f, entity, B), sum);
    }
}

#[test]
fn optional_components_are_read_and_written() {
    let f = world();
    let both = f.spawn(vec![number(A, 1), number(B, 2)]);
    f.spawn(vec![number(A, 3)]);
    f.spawn(vec![number(A, 5), number(MARK_OF, 6)]);
    assert_eq!(log_of(&f, "Optional"), ["2 2 -1", "4 -1 -1", "6 -1 6"]);
    assert_eq!(value(&f, both, B), 7);
}

#[test]
fn any_of_gives_entities_with_at_least_one() {
    let f = world();
    f.spawn(vec![number(A, 1), number(B, 2)]);
    f.spawn(vec![number(A, 3)]);
    f.spawn(vec![number(B, 4)]);
    f.spawn(vec![named("neither")]);
    let expected = ["Some(1) Some(2)", "Some(3) None", "None Some(4)"];
    assert_eq!(log_of(&f, "AnyOf"), expected);
}

#[test]
fn sparse_components_are_read_written_and_filtered_by() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    let marked = f.spawn(vec![number(A, 2), number(MARK_OF, 7)]);
    f.spawn(vec![number(MARK_OF, 8)]);
    f.spawn(vec![number(A, 3), number(B, 3), number(MARK_OF, 9)]);
    taken_of_observers(&f);
    let expected = [
        "with 2",
        "with 3",
        "without 1",
        "mark 207 of 2",
        "mark 309 of 3",
        "3 marked",
    ];
    assert_eq!(log_of(&f, "Sparse"), expected);
    assert_eq!(value(&f, marked, MARK_OF), 207);
}

/// Delivers pending observations, and clears the log.
fn taken_of_observers(f: &Fixture) {
    log_of(f, "Nothing");
}

#[test]
fn changed_filter_marks_only_matching_rows() {
    let f = world();
    let one = f.spawn(vec![number(A, 1), number(B, 0)]);
    f.spawn(vec![number(A, 10), number(B, 0)]);
    assert_eq!(log_of(&f, "Changed"), ["1 10"], "all is new at first");
    assert_eq!(log_of(&f, "Changed"), [""], "what it wrote itself is not");
    f.set(one, A, number(A, 5).1).expect("it lives");
    assert_eq!(log_of(&f, "Changed"), ["5"]);
    f.insert(vec![(one, MARK_OF, RowSource::Default)])
        .expect("it fits");
    f.set(one, A, number(A, 6).1).expect("it lives");
    taken_of_observers(&f);
    assert_eq!(log_of(&f, "Changed"), [""], "another filter holds it back");
}

#[test]
fn added_counts_what_is_new() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    assert_eq!(log_of(&f, "Added"), ["added 1"]);
    f.spawn(vec![number(A, 2)]);
    f.spawn(vec![number(A, 2), number(B, 3)]);
    assert_eq!(log_of(&f, "Added"), ["added 2"]);
    assert_eq!(log_of(&f, "Added"), ["added 0"]);
}

#[test]
fn or_needs_one_of_its_filters() {
    let f = world();
    let one = f.spawn(vec![number(A, 1)]);
    f.spawn(vec![number(A, 2), number(B, 0)]);
    f.spawn(vec![number(A, 3), number(MARK_OF, 0)]);
    taken_of_observers(&f);
    assert_eq!(log_of(&f, "Or"), ["1 3 2"], "all is new at first");
    assert_eq!(log_of(&f, "Or"), ["3 2"]);
    f.set(one, A, number(A, 9).1).expect("it lives");
    assert_eq!(log_of(&f, "Or"), ["9 3 2"]);
}

#[test]
fn each_pair_comes_once_within_and_across_archetypes() {
    let f = world();
    let mut all = vec![];
    for at in 0..5 {
        let mut components = vec![number(A, 0)];
        if at >= 3 {
            components.push(number(B, 0));
        }
        all.push(f.spawn(components));
    }
    let mut pairs = log_of(&f, "Pairs");
    assert_eq!(pairs.len(), 10);
    pairs.sort();
    pairs.dedup();
    assert_eq!(pairs.len(), 10);
    for entity in all {
        assert_eq!(value(&f, entity, A), 4, "each meets the four others");
    }
}

#[test]
fn single_is_an_error_unless_there_is_one() {
    let f = world();
    f.spawn(vec![number(A, 4)]);
    assert_eq!(log_of(&f, "Single"), ["single 4"]);
    f.spawn(vec![number(A, 5)]);
    let report = run_at(&f, Stage::Fixed, 0, "Single", 0);
    let (_, why) = report.errors().next().expect("it fails");
    assert!(why.contains("there is more than one"), "{why}");
}

#[test]
fn a_spawned_entity_has_its_id_at_once_and_rows_name_it() {
    let f = world();
    let parent = f.spawn(vec![number(A, 3)]);
    log_of(&f, "Commands");
    let children = |of| bound(f.entities.call(|e| e.children(&f.world, of)));
    let child = children(parent)[0];
    let grandchild = children(child)[0];
    assert_eq!(f.get(child, NAME).expect("it has one"), named("child").1);
    let points = f.get(grandchild, POINTS).expect("it has one");
    assert_eq!(points.field("at"), Some(&Value::UInt(child.to_bits())));
    assert_eq!(value(&f, parent, B), 3);
    assert!(f.get(parent, A).is_err(), "it was removed");
    assert_eq!(f.world.data.read().entities.alive, 6);
}

#[test]
fn events_are_read_once_across_a_reload() {
    let f = world();
    f.spawn(vec![number(A, 9)]);
    run_at(&f, Stage::Fixed, 1, "Send", 4);
    assert_eq!(
        taken(&f),
        ["observed 4 about -1", "observed 5 about 9"],
        "sent after the stage"
    );
    f.load_functions();
    run_at(&f, Stage::Fixed, 2, "Nothing", 0);
    assert_eq!(taken(&f), ["read 4 false", "read 5 true"]);
    f.load_functions();
    run_at(&f, Stage::Fixed, 3, "Nothing", 0);
    assert_eq!(taken(&f), [""; 0], "read before the reload");
    run_at(&f, Stage::Update, 3, "Nothing", 0);
    assert_eq!(taken(&f), ["a burst came"]);
    run_at(&f, Stage::Update, 4, "Nothing", 0);
    assert_eq!(taken(&f), [""; 0]);
}

#[test]
fn events_after_a_restored_snapshot_are_read() {
    let f = world();
    let before = f.save();
    for index in 0..5 {
        run_at(&f, Stage::Fixed, index, "Send", 1);
    }
    f.restore(before).expect("it is stored");
    run_at(&f, Stage::Fixed, 0, "Nothing", 0);
    set(&f, LOG, fields(&[]));
    run_at(&f, Stage::Fixed, 1, "Send", 7);
    taken(&f);
    run_at(&f, Stage::Fixed, 2, "Nothing", 0);
    assert_eq!(taken(&f), ["read 7 false"]);
}

#[test]
fn random_numbers_follow_from_seed_system_and_frame() {
    let lines = |seed: u64, index| {
        let f = world();
        f.spawn(vec![number(A, 0)]);
        f.spawn(vec![number(A, 0)]);
        set(&f, SEED, fields(&[("seed", Value::UInt(seed))]));
        run_at(&f, Stage::Fixed, index, "Random", 0);
        taken(&f)
    };
    assert_eq!(lines(1, 1), lines(1, 1));
    assert_ne!(lines(1, 1), lines(2, 1));
    assert_ne!(lines(1, 1), lines(1, 2));
    assert_ne!(
        lines(1, 1)[1][2..],
        lines(1, 1)[2][2..],
        "each entity has its own"
    );
}

#[test]
fn random_numbers_of_exclusive_systems_do_not_depend_on_when_they_are_requested() {
    let after = |seed: u64| {
        let f = world();
        let idle = f.spawn(vec![(IDLE, fields(&[]))]);
        set(&f, SEED, fields(&[("seed", Value::UInt(seed))]));
        log_of(&f, "Nothing");
        let row = f.get(idle, IDLE).expect("it has one");
        ["value", "other"].map(|name| row.field(name).and_then(Value::as_f64).expect("a number"))
    };
    let [one, other] = [after(1), after(2)];
    assert_eq!(one, after(1));
    assert!(
        one[0] != other[0] && one[1] != other[1],
        "{one:?} {other:?}"
    );
}

#[test]
fn a_param_set_gives_one_after_the_other() {
    let f = world();
    f.spawn(vec![number(A, 1), number(B, 2)]);
    let other = f.spawn(vec![number(A, 10)]);
    assert_eq!(log_of(&f, "Set"), [""; 0], "both parts of `when` must hold");
    run_at(&f, Stage::Fixed, 0, "Set", 1);
    assert_eq!(taken(&f), ["sum 3"]);
    assert_eq!(value(&f, other, A), 13);
}

#[test]
fn observers_get_rows_and_data_and_may_query() {
    let f = world();
    let entity = f.spawn(vec![number(A, 5)]);
    assert_log(&f, &[]);
    f.insert(vec![(
        entity,
        MARK_OF,
        RowSource::Value(number(MARK_OF, 3).1),
    )])
    .expect("it fits");
    assert_log(&f, &["marked 3 of 5"]);
    f.remove(&[(entity, MARK_OF)]).expect("it has one");
    assert_log(&f, &["unmarked 3"]);
    assert_eq!(
        value(&f, entity, A),
        -1,
        "commands of an observer are applied"
    );
}

fn assert_log(f: &Fixture, expected: &[&str]) {
    assert_eq!(log_of(f, "Nothing"), expected);
}

#[test]
fn an_exclusive_system_changes_the_world_at_once() {
    let f = world();
    let first = f.spawn(vec![number(A, 4)]);
    let lines = log_of(&f, "Exclusive");
    assert_eq!(lines[0], "alone 1 1 0 true");
    assert!(
        lines[1..].iter().any(|line| line == "marked 4 of -1"),
        "{lines:?}"
    );
    assert_eq!((value(&f, first, B), value(&f, first, MARK_OF)), (4, 4));
    let world_data = f.world.data.read();
    assert_eq!(world_data.entities.alive, 5, "what it ended is gone");
    drop(world_data);
    let second = log_of(&f, "Exclusive");
    assert!(second[0].starts_with("alone 4 2"), "{second:?}");
}

/// Kinds and pitches of the effects that wait.
fn effects(f: &Fixture) -> Vec<(String, i64)> {
    let world_data = f.world.data.read();
    let pitch = |of: &Effect| of.data.field("pitch").and_then(Value::as_f64);
    let effects = world_data.effects.iter();
    effects
        .map(|of| (of.kind.to_string(), pitch(of).unwrap_or(-1.0) as i64))
        .collect()
}

#[test]
fn systems_of_several_blocks_run_in_their_declared_order() {
    let f = world();
    let expected = ["1", "2", "3", "4", "5", "6", "7", "8"];
    assert_eq!(log_of(&f, "Order"), expected);
}

#[test]
fn condition_of_a_block_holds_for_all_its_systems_beside_their_own() {
    let f = world();
    assert_eq!(log_of(&f, "Nothing"), [""; 0]);
    run_at(&f, Stage::Fixed, 0, "Order", 1);
    let lines = taken(&f);
    assert_eq!(lines.len(), 9, "{lines:?}");
    assert_eq!(lines[8], "9");
    run_at(&f, Stage::Fixed, 0, "Nothing", 1);
    assert_eq!(taken(&f), [""; 0]);
}

#[test]
fn effects_are_queued_in_system_order_and_name_spawned_entities() {
    let f = world();
    let report = run_at(&f, Stage::Fixed, 0, "Effects", 0);
    assert_eq!(report.errors().count(), 0);
    let sound = |pitch| ("functions::Sound".to_owned(), pitch);
    let change = ("playground-core-ecs::ChangeScene".to_owned(), -1);
    assert_eq!(effects(&f), [sound(1), change, sound(2), sound(3)]);
    let world_data = f.world.data.read();
    let of = world_data.effects[0].data.field("of").cloned();
    let alive = world_data.entities.iter().next().expect("one was spawned");
    assert_eq!(of, Some(Value::UInt(alive.id.to_bits())));
}

#[test]
fn effects_of_a_system_that_fails_are_dropped() {
    let f = world();
    let report = run_at(&f, Stage::Fixed, 0, "FailingEffects", 0);
    assert_eq!(report.errors().count(), 1);
    assert_eq!(effects(&f), []);
}

#[test]
fn effects_of_a_reverted_run_are_dropped_and_earlier_ones_stay() {
    let f = world();
    run_at(&f, Stage::Fixed, 0, "Effects", 0);
    let before = effects(&f);
    let snapshot = f.save();
    run_at(&f, Stage::Fixed, 1, "Effects", 0);
    assert_eq!(effects(&f).len(), 2 * before.len());
    f.restore(snapshot).expect("it is stored");
    assert_eq!(effects(&f), before);
}

/// Calls the handler of the plugin with effects of this data.
fn carry_out(f: &Fixture, data: &[Value]) -> Result<(), String> {
    let plugins: BoundAllSystemView = bound(f.context.registry.bind_all());
    let all = plugins.all();
    let mut handlers = all.iter().flat_map(|plugin| {
        let handlers = bound(plugins.call(plugin, |view| view.effect_handlers()));
        handlers.into_iter().map(move |handler| (plugin, handler))
    });
    let (plugin, handler) = handlers.next().expect("there is one");
    assert_eq!(handlers.next().map(|(_, other)| other.name), None);
    assert_eq!(handler.name, "functions::play");
    assert_eq!(handler.kind, "functions::Sound");
    let effect = |data: &Value| Effect {
        kind: handler.kind.into(),
        data: data.clone(),
    };
    let effects: Vec<Effect> = data.iter().map(effect).collect();
    let called = plugins.call(plugin, |view| view.carry_out(handler.id, &effects));
    bound(called).map_err(|error| error.to_string())
}

#[test]
fn a_handler_reads_effects_of_an_older_layout_by_the_names_of_their_fields() {
    let f = world();
    let pitch = |pitch| ("pitch", Value::Int(pitch));
    let older = fields(&[pitch(-7), ("volume", Value::F32(0.5))]);
    let refused = carry_out(&f, &[older, fields(&[pitch(8)])]);
    let why = refused.expect_err("one is below 0");
    assert!(
        why.contains("functions::play") && why.contains("cannot play -7 8"),
        "{why}"
    );
}

#[test]
fn an_effect_that_does_not_fit_is_dropped_and_named_and_the_others_are_carried_out() {
    let f = world();
    let pitch = |pitch| fields(&[("pitch", pitch)]);
    assert_eq!(carry_out(&f, &[pitch(Value::Int(1))]), Ok(()));
    let text = Value::Text("high".to_owned());
    let why = carry_out(&f, &[pitch(text.clone()), pitch(Value::Int(1))]);
    let why = why.expect_err("one does not fit");
    assert!(
        why.contains("1 of the effects functions::Sound do not fit"),
        "{why}"
    );
    let why = carry_out(&f, &[pitch(text), pitch(Value::Int(-1))]);
    assert!(
        why.is_err_and(|why| why.contains("cannot play -1")),
        "it was carried out"
    );
}

#[test]
fn system_is_given_the_dry_run_flag() {
    let f = world();
    for is_dry_run in [true, false] {
        let test = Value::Variant("DryRun".to_owned(), Box::new(Value::Unit));
        set(&f, SCRIPT, fields(&[("test", test)]));
        let frame = FrameTime {
            is_dry_run,
            ..FrameTime::default()
        };
        let mut report = FrameReport::default();
        bound(
            f.schedule
                .call(|s| s.run(&f.world, Stage::Fixed, frame, &mut report)),
        );
        assert_eq!(taken(&f), [format!("dry run: {is_dry_run}")]);
    }
}

#[test]
fn commands_of_a_system_that_panics_are_dropped() {
    let f = world();
    let report = run_at(&f, Stage::Fixed, 3, "Panic", 0);
    let (_, why) = report.errors().next().expect("it fails");
    assert!(why.contains("panicked"), "{why}");
    assert_eq!(f.world.data.read().entities.alive, 0);
}

#[test]
fn empty_batch_does_nothing_and_event_data_names_spawned_entity() {
    let f = world();
    assert_eq!(log_of(&f, "Empty"), [""; 0]);
    assert_eq!(f.world.data.read().entities.alive, 1);
    assert_eq!(log_of(&f, "Nothing"), ["born with Some(3)"]);
}

#[test]
fn an_id_that_outlives_its_buffer_names_no_entity() {
    let f = world();
    for alive in 1..4 {
        log_of(&f, "Stale");
        assert_eq!(f.world.data.read().entities.alive, alive);
    }
}

#[test]
fn everything_counts_as_added_when_play_starts_again() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    let before = f.save();
    for play in 0..2 {
        run_at(&f, Stage::Start, 0, "Nothing", 0);
        assert_eq!(log_of(&f, "Added"), ["added 1"], "play {play}");
        f.restore(before).expect("it is stored");
    }
}

#[test]
fn a_query_without_matches_marks_nothing() {
    let f = world();
    let plain = f.spawn(vec![number(A, 1), number(B, 0)]);
    f.spawn(vec![number(A, 2), number(MARK_OF, 7)]);
    taken_of_observers(&f);
    log_of(&f, "Changed");
    log_of(&f, "Sparse");
    assert_eq!(value(&f, plain, A), 2, "written once, by `Changed`");
    assert_eq!(log_of(&f, "Changed"), [""], "nobody wrote it since");
}
