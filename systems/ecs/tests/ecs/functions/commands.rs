//! Structural commands of systems and observers, and exclusive systems.

use super::rig::{A, B, MARK_OF, POINTS, log_of, number, run_at, value, world};
use crate::fixture::*;
use crate::own_process::in_own_process;
use playground_base::Value;
use playground_core_ecs::{RowSource, Stage};

#[test]
fn spawned_entity_has_its_id_before_the_commands_are_applied() {
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
fn commands_of_a_system_that_panics_are_dropped() {
    let f = world();
    let report = run_at(&f, Stage::Fixed, 3, "Panic", 0);
    let (_, why) = report.errors().next().expect("it fails");
    assert!(why.contains("panicked"), "{why}");
    let done = "; it had written nothing; its structural changes are dropped";
    assert!(why.ends_with(done), "{why}");
    assert_eq!(f.world.data.read().entities.alive, 0);
}

#[test]
fn panic_of_a_job_on_another_thread_has_its_text() {
    let name = "functions::commands::panic_of_a_job_on_another_thread_has_its_text";
    in_own_process(name, || {
        let f = world();
        f.context.registry.panics().clone().install();
        let rows = (0..2_000).map(|value| request(None, vec![number(A, value)]));
        f.try_spawn(rows.collect()).expect("there is room");
        let report = run_at(&f, Stage::Fixed, 0, "PanicElsewhere", 0);
        let (_, why) = report.errors().next().expect("it fails");
        assert!(why.contains("on another thread at "), "{why}");
    });
}

#[test]
fn empty_batch_does_nothing_and_event_data_names_spawned_entity() {
    let f = world();
    assert_eq!(log_of(&f, "Empty"), [""; 0]);
    assert_eq!(f.world.data.read().entities.alive, 1);
    assert_eq!(log_of(&f, "Nothing"), ["born with Some(3)"]);
}

#[test]
fn id_kept_after_its_commands_refers_to_no_entity() {
    let f = world();
    for alive in 1..4 {
        log_of(&f, "Stale");
        assert_eq!(f.world.data.read().entities.alive, alive);
    }
}

#[test]
fn observers_get_rows_and_data_and_can_query() {
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
fn exclusive_system_changes_the_world_immediately() {
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
    assert_eq!(world_data.entities.alive, 5, "the despawned entity is gone");
    drop(world_data);
    let second = log_of(&f, "Exclusive");
    assert!(second[0].starts_with("alone 4 2"), "{second:?}");
}

#[test]
fn exclusive_system_sends_events_and_moves_entities() {
    let f = world();
    let lines = log_of(&f, "ExclusiveSends");
    assert_eq!(lines, ["observed 4 about -1", "observed 5 about 2"]);
    let kinds = {
        let world_data = f.world.data.read();
        let kinds = world_data.effects.iter().map(|of| of.kind.to_string());
        kinds.collect::<Vec<_>>()
    };
    let of_core = |name| format!("playground-core-ecs::{name}");
    assert_eq!(kinds, [of_core("ChangeScene"), of_core("QuitGame")]);
    let entities: Vec<_> = {
        let world_data = f.world.data.read();
        world_data.entities.iter().map(|entity| entity.id).collect()
    };
    let of_number = |number| entities.iter().find(|id| value(&f, **id, A) == number);
    let [parent, child] = [1, 2].map(|number| *of_number(number).expect("it lives"));
    let children = bound(f.entities.call(|e| e.children(&f.world, parent)));
    assert_eq!(children, [child]);
    assert_eq!(log_of(&f, "Nothing"), ["read 4 false", "read 5 true"]);
}
