//! Entities whose rows come as bytes.

use crate::fixture::*;
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EntityId, EntityRows, RowSource, Spawn};

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
