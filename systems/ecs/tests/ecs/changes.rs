//! What changed since a moment, as bytes. `random` compares more of them with a model.

use crate::fixture::*;
use crate::schedule::{run, set_resource, world};
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EcsError, Stage, WorldChanges, WorldMoment};

fn moment(f: &Fixture) -> WorldMoment {
    bound(f.whole.call(|w| w.moment(&f.world)))
}

fn changes(f: &Fixture, since: &WorldMoment) -> WorldChanges {
    bound(f.whole.call(|w| w.changes(&f.world, since)))
}

fn to_bytes(f: &Fixture, changes: &WorldChanges) -> Vec<u8> {
    bound(f.whole.call(|w| w.encode_changes(changes)))
}

fn mark(number: u64) -> (ComponentId, Value) {
    (MARK, fields(&[("number", Value::UInt(number))]))
}

#[test]
fn changes_hold_the_rows_that_were_written_and_no_others() {
    let f = Fixture::new();
    let ships: Vec<_> = (0..100).map(|_| f.spawn(vec![at(1.0, 0.0, 0.0)])).collect();
    f.spawn(vec![named("Still")]);
    f.propagate();
    let before = moment(&f);
    f.set(ships[7], TRANSFORM, at(5.0, 0.0, 0.0).1)
        .expect("it has one");
    let found = changes(&f, &before);
    assert!(found.slots.is_none() && found.sparse.is_empty());
    let [archetype] = found.archetypes.as_slice() else {
        panic!("one archetype changed: {found:?}");
    };
    let rows = archetype.columns.iter().map(|column| &column.rows);
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    assert_eq!(rows, [&Some(Vec::new()), &Some(vec![7])]);
    // The place of a despawned entity is taken by the last one.
    let before = moment(&f);
    f.despawn(&[ships[3]]).expect("it lives");
    let found = changes(&f, &before);
    let archetype = &found.archetypes[0];
    assert_eq!((archetype.count, &archetype.moved), (99, &Some(vec![3])));
    assert_eq!(archetype.entities, [ships[99]]);
}

#[test]
fn damaged_changes_change_nothing() {
    let (f, other) = (Fixture::new(), Fixture::new());
    let ship = f.spawn(vec![named("Ship"), at(1.0, 2.0, 3.0)]);
    f.spawn(vec![under(ship), mark(3)]);
    let gone = f.spawn(vec![named("Gone"), mark(4)]);
    let everything = changes(&f, &WorldMoment::default());
    other
        .apply(&to_bytes(&f, &everything))
        .expect("it is whole");
    let before = moment(&f);
    f.despawn(&[gone]).expect("it lives");
    f.set(ship, NAME, named("Boat").1).expect("it has one");
    f.spawn(vec![named("New"), mark(5)]);
    let bytes = to_bytes(&f, &changes(&f, &before));
    let refused = bound(other.whole.call(|w| w.decode(&other.world, &bytes)));
    assert!(matches!(refused, Err(EcsError::Bytes(_))), "it is no world");
    let (hash, snapshot) = (other.hash(), other.save());
    for length in 0..bytes.len() {
        assert!(other.apply(&bytes[..length]).is_err(), "{length} bytes");
        assert_eq!(other.hash(), hash);
    }
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 0x55;
        if other.apply(&wrong).is_ok() {
            other.spawn(vec![named("After"), mark(6)]);
            other.propagate();
            other.restore(snapshot).expect("it is stored");
        }
        assert_eq!(other.hash(), hash, "byte {at}");
    }
    other.apply(&bytes).expect("it is whole");
    assert_eq!(other.hash(), f.hash());
}

#[test]
fn what_is_written_through_a_shared_reference_is_among_the_changes() {
    let (f, other) = (world(), Fixture::new());
    set_resource(&f, MEETING, fields(&[]));
    let everything = changes(&f, &WorldMoment::default());
    other
        .apply(&to_bytes(&f, &everything))
        .expect("it is whole");
    let (before, snapshot) = (moment(&f), f.save());
    run(&f, Stage::Update);
    other
        .apply(&to_bytes(&f, &changes(&f, &before)))
        .expect("it is whole");
    let meeting = bound(other.components.call(|c| c.resource(&other.world, MEETING)));
    let met = meeting.expect("it was sent").field("met").cloned();
    assert_eq!(met, Some(Value::Bool(true)));
    let difference = f.whole.call(|w| w.difference(&f.world, snapshot, 9));
    let difference = bound(difference).expect("it is stored");
    let mut resources = difference.resources.iter();
    assert!(
        resources.any(|of| of.component == MEETING),
        "{difference:?}"
    );
}
