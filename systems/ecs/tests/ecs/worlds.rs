//! Snapshots, bytes and hash.

use crate::fixture::*;
use playground_base::Value;
use playground_core_ecs::{EcsError, RowSource};

fn set_title(f: &Fixture, title: &str) {
    let row = RowSource::Value(named(title).1);
    let set = f.components.call(|c| c.set_resource(&f.world, NAME, row));
    bound(set).expect("it fits");
}

#[test]
fn a_snapshot_brings_everything_back() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship"), at(1.0, 0.0, 0.0)]);
    set_title(&f, "Before");
    let (hash, snapshot) = (f.hash(), f.save());
    f.set(ship, TRANSFORM, at(5.0, 0.0, 0.0).1)
        .expect("it has one");
    let new_archetype = f.spawn(vec![named("New"), (TAG, fields(&[]))]);
    f.despawn(&[ship]).expect("it lives");
    set_title(&f, "After");
    assert_ne!(f.hash(), hash);
    for _ in 0..2 {
        f.restore(snapshot).expect("it is stored");
        assert_eq!(f.hash(), hash);
        assert_eq!(f.get(ship, TRANSFORM), Ok(at(1.0, 0.0, 0.0).1));
        assert_eq!(
            f.get(new_archetype, NAME),
            Err(EcsError::NoEntity(new_archetype))
        );
        // The archetype that came later still takes entities.
        assert_eq!(
            f.spawn(vec![named("New"), (TAG, fields(&[]))]),
            new_archetype
        );
        assert_eq!(f.get(new_archetype, NAME), Ok(named("New").1));
    }
    bound(f.whole.call(|w| w.forget(&f.world, snapshot)));
    assert_eq!(f.restore(snapshot), Err(EcsError::NoSnapshot(snapshot)));
}

#[test]
fn a_resource_made_after_the_snapshot_is_gone() {
    let f = Fixture::new();
    set_title(&f, "Before");
    let (hash, snapshot) = (f.hash(), f.save());
    let row = RowSource::Value(at(1.0, 2.0, 3.0).1);
    let set = f
        .components
        .call(|c| c.set_resource(&f.world, TRANSFORM, row));
    bound(set).expect("it fits");
    assert_ne!(f.hash(), hash);
    for _ in 0..2 {
        f.restore(snapshot).expect("it is stored");
        assert_eq!(f.hash(), hash);
        let resource = |id| bound(f.components.call(|c| c.resource(&f.world, id)));
        assert_eq!(resource(TRANSFORM), None);
        assert_eq!(resource(NAME), Some(named("Before").1));
    }
}

#[test]
fn restored_rows_count_as_changed() {
    let f = Fixture::new();
    let ship = f.spawn(vec![at(1.0, 0.0, 0.0)]);
    f.propagate();
    let snapshot = f.save();
    f.set(ship, TRANSFORM, at(5.0, 0.0, 0.0).1)
        .expect("it has one");
    f.propagate();
    f.restore(snapshot).expect("it is stored");
    f.propagate();
    let there = position(f.get(ship, WORLD_TRANSFORM).expect("it has one"));
    assert_eq!(there.x, 1.0);
}

#[test]
fn the_hash_does_not_depend_on_row_order() {
    let (one, other) = (Fixture::new(), Fixture::new());
    for f in [&one, &other] {
        set_title(f, "Title");
    }
    let a = one.spawn(vec![named("A")]);
    let b = one.spawn(vec![named("B"), at(1.0, 0.0, 0.0)]);
    other.spawn(vec![]);
    other.spawn(vec![at(1.0, 0.0, 0.0)]);
    other
        .insert(vec![
            (b, NAME, RowSource::Value(named("B").1)),
            (a, NAME, RowSource::Value(named("A").1)),
        ])
        .expect("both live");
    assert_eq!(one.hash(), other.hash());
    one.propagate();
    assert_eq!(one.hash(), other.hash(), "what is derived does not count");
    one.set(a, NAME, named("a").1).expect("it has one");
    assert_ne!(one.hash(), other.hash());
}

#[test]
fn decoded_world_equals_the_encoded_one() {
    let (one, other) = (Fixture::new(), Fixture::new());
    let ship = one.spawn(vec![named("Ship"), at(1.0, 2.0, 3.0)]);
    let gone = one.spawn(vec![]);
    let gun = one.spawn(vec![under(ship), (TAG, fields(&[]))]);
    one.despawn(&[gone]).expect("it lives");
    set_title(&one, "Title");
    other.spawn(vec![named("Old"), (BODY, fields(&[]))]);
    other.read_bytes(&one.to_bytes()).expect("it is whole");
    assert_eq!(other.hash(), one.hash());
    assert_eq!(other.to_bytes(), one.to_bytes());
    assert_eq!(other.get(gun, PARENT), one.get(gun, PARENT));
    assert_eq!(other.spawn(vec![]), one.spawn(vec![]), "free slots too");
    let title = bound(other.components.call(|c| c.resource(&other.world, NAME)));
    assert_eq!(title, Some(named("Title").1));
}

#[test]
fn truncated_bytes_change_nothing() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship"), at(1.0, 2.0, 3.0)]);
    f.spawn(vec![under(ship)]);
    f.despawn(&[ship]).expect("it lives");
    let ship = f.spawn(vec![
        named("Ship"),
        (BODY, fields(&[("mass", Value::F32(1.0))])),
    ]);
    let bytes = f.to_bytes();
    let hash = f.hash();
    for length in 0..bytes.len() {
        let read = f.read_bytes(&bytes[..length]);
        assert!(read.is_err(), "{length} of {} bytes", bytes.len());
        assert_eq!(f.hash(), hash);
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(matches!(f.read_bytes(&longer), Err(EcsError::Bytes(_))));
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 0x55;
        if f.read_bytes(&wrong).is_ok() {
            f.spawn(vec![named("After")]);
            f.propagate();
            f.read_bytes(&bytes).expect("it is whole");
        }
        assert_eq!(f.hash(), hash, "byte {at}");
    }
    assert_eq!(f.get(ship, NAME), Ok(named("Ship").1));
}
