//! What changed since a snapshot.

use crate::fixture::*;
use playground_base::{ComponentId, Value};
use playground_core_ecs::{
    ComponentDifference, DifferenceKind, EcsError, EntityId, RowSource, WorldDifference,
};

fn difference(f: &Fixture, snapshot: u64, values: usize) -> WorldDifference {
    let found = f.whole.call(|w| w.difference(&f.world, snapshot, values));
    bound(found).expect("it is stored")
}

/// The changed components: entity, component, kind.
fn changed(found: &WorldDifference) -> Vec<(EntityId, &'static str, DifferenceKind)> {
    let entities = found.changed.iter();
    let rows = entities.flat_map(|of| of.components.iter().map(|c| (of.entity, c.name, c.kind)));
    rows.collect()
}

fn set_resource(f: &Fixture, id: ComponentId, row: Value) {
    let source = RowSource::Value(row);
    bound(f.components.call(|c| c.set_resource(&f.world, id, source))).expect("it fits");
}

const NAME_OF: &str = "playground-core-ecs::Name";
const TRANSFORM_OF: &str = "playground-core-ecs::Transform";

#[test]
fn difference_is_empty_after_restore() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship"), at(1.0, 0.0, 0.0)]);
    f.spawn(vec![under(ship), (TAG, fields(&[]))]);
    set_resource(&f, NAME, named("Title").1);
    let snapshot = f.save();
    assert!(difference(&f, snapshot, 9).is_empty());
    f.propagate();
    assert!(
        difference(&f, snapshot, 9).is_empty(),
        "what is derived does not count"
    );
    f.set(ship, NAME, named("Ship").1).expect("it has one");
    assert!(
        difference(&f, snapshot, 9).is_empty(),
        "the same value again"
    );
    f.set(ship, NAME, named("Boat").1).expect("it has one");
    f.despawn(&[ship]).expect("it lives");
    f.restore(snapshot).expect("it is stored");
    assert!(difference(&f, snapshot, 9).is_empty());
}

#[test]
fn every_kind_of_change_is_listed_once() {
    let f = Fixture::new();
    let moved = f.spawn(vec![named("Moved"), at(1.0, 0.0, 0.0)]);
    let gone = f.spawn(vec![named("Gone"), at(2.0, 0.0, 0.0)]);
    let grown = f.spawn(vec![named("Grown"), at(3.0, 0.0, 0.0)]);
    let shrunk = f.spawn(vec![named("Shrunk"), at(4.0, 0.0, 0.0), (TAG, fields(&[]))]);
    let still = f.spawn(vec![named("Still"), at(5.0, 0.0, 0.0)]);
    let snapshot = f.save();
    f.set(moved, TRANSFORM, at(9.0, 0.0, 0.0).1)
        .expect("it has one");
    // The last row is moved into the gap: it is another row, not another entity.
    f.despawn(&[gone]).expect("it lives");
    let new = f.spawn(vec![named("New")]);
    let row = RowSource::Value(fields(&[("mass", Value::F32(2.0))]));
    f.insert(vec![(grown, BODY, row)]).expect("it lives");
    f.set(grown, NAME, named("Big").1).expect("it has one");
    f.remove(&[(shrunk, TAG)]).expect("it has one");
    let found = difference(&f, snapshot, 99);
    assert_eq!(
        (&found.spawned[..], &found.despawned[..]),
        (&[new][..], &[gone][..])
    );
    let expected = [
        (moved, TRANSFORM_OF, DifferenceKind::Changed),
        (grown, NAME_OF, DifferenceKind::Changed),
        (grown, "test::Body", DifferenceKind::Added),
        (shrunk, "test::Tag", DifferenceKind::Removed),
    ];
    assert_eq!(changed(&found), expected);
    assert!(found.changed.iter().all(|of| of.entity != still));
    let of_moved = &found.changed[0].components[0];
    assert_eq!(of_moved.before, Some(at(1.0, 0.0, 0.0).1));
    assert_eq!(of_moved.after, Some(at(9.0, 0.0, 0.0).1));
    let added = &found.changed[1].components[1];
    assert_eq!(added.before, None);
    let mass = added.after.as_ref().and_then(|body| body.field("mass"));
    assert_eq!(mass, Some(&Value::F32(2.0)));
}

#[test]
fn a_reused_slot_is_another_entity() {
    let f = Fixture::new();
    let first = f.spawn(vec![named("First")]);
    let snapshot = f.save();
    f.despawn(&[first]).expect("it lives");
    let second = f.spawn(vec![named("Second")]);
    assert_eq!(second.index, first.index);
    let found = difference(&f, snapshot, 0);
    assert_eq!(
        (found.spawned, found.despawned),
        (vec![second], vec![first])
    );
    assert_eq!(found.changed, []);
}

#[test]
fn added_and_changed_resources_are_listed() {
    let f = Fixture::new();
    set_resource(&f, NAME, named("Before").1);
    let snapshot = f.save();
    set_resource(&f, NAME, named("After").1);
    set_resource(&f, TAG, fields(&[]));
    let found = difference(&f, snapshot, 99);
    let kinds = |of: &ComponentDifference| (of.name, of.kind);
    let kinds: Vec<_> = found.resources.iter().map(kinds).collect();
    let expected = [
        ("test::Tag", DifferenceKind::Added),
        (NAME_OF, DifferenceKind::Changed),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(found.resources[1].before, Some(named("Before").1));
}

#[test]
fn the_number_of_values_is_limited() {
    let f = Fixture::new();
    let ships: Vec<EntityId> = (0..5).map(|_| f.spawn(vec![named("Ship")])).collect();
    let snapshot = f.save();
    for ship in &ships {
        f.set(*ship, NAME, named("Boat").1).expect("it has one");
    }
    let found = difference(&f, snapshot, 2);
    assert_eq!(changed(&found).len(), 5);
    let components = found.changed.iter().flat_map(|of| &of.components);
    let values: Vec<bool> = components.map(|of| of.before.is_some()).collect();
    assert_eq!(values, [true, true, false, false, false]);
}

#[test]
fn a_snapshot_that_is_gone_is_an_error() {
    let f = Fixture::new();
    let found = f.whole.call(|w| w.difference(&f.world, 7, 0));
    assert_eq!(bound(found), Err(EcsError::NoSnapshot(7)));
}
