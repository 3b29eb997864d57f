//! Entities whose rows come as bytes.

use crate::fixture::*;
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EcsError, EntityId, EntityRows, OutsideReference, RowSource, Spawn};
use std::collections::HashMap;

fn mark(number: u32) -> (ComponentId, Value) {
    (MARK, fields(&[("number", Value::UInt(number.into()))]))
}

fn below(parent: u64) -> (ComponentId, Value) {
    under(EntityId::from_bits(parent))
}

/// Entities with these ids and rows; the first decides about the components.
fn rows(f: &Fixture, entities: &[(u64, Vec<(ComponentId, Value)>)]) -> EntityRows {
    let world_data = f.world.data.read();
    let mut group = EntityRows::default();
    for (id, components) in entities {
        group.ids.push(EntityId::from_bits(*id));
        for (at, (component, value)) in components.iter().enumerate() {
            if group.columns.len() == at {
                group.columns.push((*component, Vec::new()));
            }
            let pool = world_data.pool(*component).expect("it is registered");
            let bytes = &mut group.columns[at].1;
            pool.encode_value(value.clone(), bytes).expect("it fits");
        }
    }
    group
}

#[test]
fn rows_make_the_same_world_as_values() {
    let entities = [
        (0, vec![named("Ship"), mark(7)]),
        (3, vec![named("Crew"), mark(8)]),
        (1, vec![named("Mast"), below(0)]),
        (4, vec![named("Flag"), below(1)]),
    ];
    let by_rows = Fixture::new();
    let groups = [
        rows(&by_rows, &entities[..2]),
        rows(&by_rows, &entities[2..]),
    ];
    let spawned = by_rows
        .entities
        .call(|v| v.spawn_rows(&by_rows.world, &groups));
    bound(spawned).expect("it fits");

    let by_values = Fixture::new();
    let spawn = |(id, components): &(u64, Vec<(ComponentId, Value)>)| Spawn {
        id: Some(EntityId::from_bits(*id)),
        components: components
            .iter()
            .map(|(id, value)| (*id, RowSource::Value(value.clone())))
            .collect(),
    };
    let spawns = entities.iter().map(spawn).collect();
    let spawned = by_values
        .entities
        .call(|v| v.spawn(&by_values.world, spawns));
    bound(spawned).expect("it fits");

    assert_eq!(by_rows.hash(), by_values.hash());
    for (id, components) in &entities {
        let id = EntityId::from_bits(*id);
        for (component, value) in components {
            assert_eq!(by_rows.get(id, *component), Ok(value.clone()));
        }
        let children = |f: &Fixture| bound(f.entities.call(|v| v.children(&f.world, id)));
        assert_eq!(children(&by_rows), children(&by_values));
    }
    // A fresh entity gets the lowest free slot.
    assert_eq!(
        by_rows.spawn(vec![named("New")]),
        by_values.spawn(vec![named("New")])
    );
}

#[test]
fn rows_that_do_not_fit_change_nothing() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship"), mark(1)]);
    let good = || rows(&f, &[(5, vec![named("Good"), mark(2)])]);
    let cut = |bytes: usize| {
        let mut group = rows(&f, &[(6, vec![named("Cut"), mark(300)])]);
        let (_, column) = &mut group.columns[1];
        column.truncate(bytes);
        group
    };
    let longer = || {
        let mut group = rows(&f, &[(6, vec![mark(300), named("Long")])]);
        group.columns[1].1.push(0);
        group
    };
    let unknown = EntityRows {
        ids: vec![EntityId::from_bits(6)],
        columns: vec![(ComponentId(7), Vec::new())],
    };
    let mut twice = good();
    twice.columns.push(twice.columns[0].clone());
    let cases = [
        (
            "an id that is used",
            vec![good(), rows(&f, &[(ship.to_bits(), vec![named("A")])])],
        ),
        ("an id twice", vec![good(), good()]),
        ("a row that is cut", vec![good(), cut(1)]),
        ("no row", vec![good(), cut(0)]),
        ("bytes behind the rows", vec![good(), longer()]),
        ("an unknown component", vec![good(), unknown]),
        ("a component twice", vec![twice]),
        ("no parent", vec![good(), rows(&f, &[(6, vec![below(99)])])]),
        (
            "a cycle",
            vec![rows(&f, &[(5, vec![below(6)]), (6, vec![below(5)])])],
        ),
    ];
    let before = f.hash();
    for (what, groups) in cases {
        let refused = bound(f.entities.call(|v| v.spawn_rows(&f.world, &groups)));
        assert!(refused.is_err(), "{what}");
        assert_eq!(f.hash(), before, "{what}");
        assert_eq!(f.get(ship, MARK), Ok(mark(1).1), "{what}");
    }
    let spawned = f.entities.call(|v| v.spawn_rows(&f.world, &[good()]));
    bound(spawned).expect("nothing is left of what was refused");
}

fn links(target: EntityId, others: &[EntityId]) -> (ComponentId, Value) {
    let id = |id: &EntityId| Value::UInt(id.to_bits());
    let nothing = Value::Variant("Follow".to_owned(), Box::new(Value::Option(None)));
    let links = fields(&[
        ("target", id(&target)),
        ("others", Value::List(others.iter().map(id).collect())),
        ("aim", nothing),
        ("count", Value::UInt(1)),
    ]);
    (LINKS, links)
}

/// A ship with a crew: in the archetypes and outside of them, with references to each other and to a
/// harbour that is not among them.
fn fleet(f: &Fixture) -> [EntityId; 4] {
    let harbour = f.spawn(vec![named("Harbour")]);
    let ship = f.spawn(vec![named("Ship"), at(1.0, 2.0, 3.0), under(harbour)]);
    let mate = f.spawn(vec![named("Mate"), mark(300), under(ship)]);
    let cook = f.spawn(vec![links(ship, &[mate, harbour]), under(ship), mark(7)]);
    [harbour, ship, mate, cook]
}

fn rows_of(f: &Fixture, ids: &[EntityId]) -> Vec<EntityRows> {
    bound(f.entities.call(|v| v.rows(&f.world, ids)))
}

#[test]
fn rows_of_entities_make_them_again() {
    let f = Fixture::new();
    let [harbour, ship, mate, cook] = fleet(&f);
    let other = f.spawn(vec![named("Other"), at(0.0, 0.0, 0.0), under(harbour)]);
    let before = f.hash();
    let taken = rows_of(&f, &[ship, mate, entity(99, 0), cook, other]);
    let kinds: Vec<Vec<EntityId>> = taken.iter().map(|group| group.ids.clone()).collect();
    assert_eq!(kinds, [vec![ship, other], vec![mate], vec![cook]]);
    let derived = taken.iter().flat_map(|group| &group.columns);
    assert!(!derived.clone().any(|(id, _)| *id == WORLD_TRANSFORM));
    f.despawn(&[ship, other]).expect("they live");
    assert_ne!(f.hash(), before);
    let spawned = f.entities.call(|v| v.spawn_rows(&f.world, &taken));
    bound(spawned).expect("their slots are free");
    assert_eq!(f.hash(), before);
}

type Pairs = Vec<(EntityId, EntityId)>;

fn copy(f: &Fixture, ids: &[EntityId], rows: &mut Vec<EntityRows>) -> Result<Pairs, EcsError> {
    bound(f.whole.call(|v| v.merge_rows(&f.world, ids, rows)))
}

/// The kinds interleave, so that the rows are in another order than the entities.
#[test]
fn copies_of_rows_are_those_of_values() {
    let by_rows = Fixture::new();
    let [_, ship, mate, cook] = fleet(&by_rows);
    let second = by_rows.spawn(vec![named("Second"), mark(8), under(ship)]);
    let all = [mate, cook, ship, second];
    let mut rows = rows_of(&by_rows, &all);
    assert_ne!(
        rows.iter()
            .flat_map(|of| of.ids.clone())
            .collect::<Vec<_>>(),
        all
    );
    let ids = copy(&by_rows, &all, &mut rows).expect("it fits");
    let new: Vec<EntityId> = ids.iter().map(|(_, new)| *new).collect();
    assert_eq!(rows_of(&by_rows, &new), rows);

    let by_values = Fixture::new();
    let [_, ship, mate, cook] = fleet(&by_values);
    let second = by_values.spawn(vec![named("Second"), mark(8), under(ship)]);
    let spawn = |id: &EntityId| {
        let world_data = by_values.world.data.read();
        let entity = world_data.locate(*id).expect("it lives");
        let pools = world_data.pools.iter();
        let editable = pools.filter(|pool| pool.description().editable);
        let value = |pool| world_data.get_value(entity, pool);
        let rows = editable.filter_map(|pool| Some((pool.component(), value(pool)?)));
        request(Some(*id), rows.collect())
    };
    let spawns = [mate, cook, ship, second].iter().map(spawn).collect();
    let outside = OutsideReference::Keep;
    let merged = by_values
        .whole
        .call(|v| v.merge(&by_values.world, spawns, outside));
    let merged = bound(merged).expect("it fits");
    assert_eq!(merged, ids);
    assert_eq!(by_rows.hash(), by_values.hash());
}

#[test]
fn copies_whose_parent_is_gone_are_at_the_root() {
    let f = Fixture::new();
    let [harbour, ship, mate, _] = fleet(&f);
    let second = f.spawn(vec![named("Second"), mark(8), under(harbour)]);
    let mut rows = rows_of(&f, &[mate, second]);
    f.despawn(&[ship]).expect("it lives");
    let ids = copy(&f, &[mate, second], &mut rows).expect("it fits");
    let new: HashMap<EntityId, EntityId> = ids.into_iter().collect();
    assert!(f.get(new[&mate], PARENT).is_err(), "its ship is gone");
    assert_eq!(f.get(new[&mate], MARK), Ok(mark(300).1));
    assert_eq!(f.get(new[&second], PARENT), Ok(under(harbour).1));
    assert_eq!(f.get(new[&second], MARK), Ok(mark(8).1));
}

#[test]
fn copies_that_do_not_fit_change_nothing() {
    let f = Fixture::new();
    let [_, ship, ..] = fleet(&f);
    let good = rows_of(&f, &[ship]).remove(0);
    let cut = |component| {
        let mut group = good.clone();
        let columns = group.columns.iter_mut();
        let column = columns.filter(|(id, _)| *id == component).last();
        column.expect("it has one").1.pop();
        group
    };
    let unknown = EntityRows {
        ids: vec![entity(9, 0)],
        columns: vec![(ComponentId(7), Vec::new())],
    };
    let before = f.hash();
    let other = entity(9, 0);
    let cases = [
        ("an id twice", vec![ship, ship], vec![good.clone()]),
        ("rows twice", vec![ship], vec![good.clone(), good.clone()]),
        ("rows of another", vec![other], vec![good.clone()]),
        ("a name that is cut", vec![ship], vec![cut(NAME)]),
        ("a parent that is cut", vec![ship], vec![cut(PARENT)]),
        ("an unknown component", vec![other], vec![unknown]),
    ];
    for (what, ids, mut rows) in cases {
        let refused = copy(&f, &ids, &mut rows);
        assert!(refused.is_err(), "{what}");
        assert_eq!(f.hash(), before, "{what}");
    }
}
