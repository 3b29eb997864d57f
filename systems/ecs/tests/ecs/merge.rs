//! Merging entities of another world.

use crate::fixture::*;
use playground_base::Value;
use playground_core_ecs::{EcsError, EntityId, OutsideReference, RowSource, Spawn};

type Merged = Result<Vec<(EntityId, EntityId)>, EcsError>;

fn merge(f: &Fixture, spawns: Vec<Spawn>, outside: OutsideReference) -> Merged {
    bound(f.whole.call(|w| w.merge(&f.world, spawns, outside)))
}

fn links(target: EntityId, others: &[EntityId], aim: Option<EntityId>) -> Value {
    let id = |id: &EntityId| Value::UInt(id.to_bits());
    let aim = Value::Option(aim.map(|of| Box::new(id(&of))));
    fields(&[
        ("target", id(&target)),
        ("others", Value::List(others.iter().map(id).collect())),
        ("aim", Value::Variant("Follow".to_owned(), Box::new(aim))),
        ("count", Value::UInt(1)),
    ])
}

/// A ship with a gun on it, a turret that names both and an outsider.
fn part() -> (Vec<Spawn>, [EntityId; 4]) {
    let [ship, gun, turret, outsider] = [0, 1, 7, 2].map(|index| entity(index, 0));
    let spawns = vec![
        request(Some(gun), vec![under(ship), named("Gun")]),
        request(Some(ship), vec![named("Ship")]),
        request(
            Some(turret),
            vec![
                under(outsider),
                (
                    LINKS,
                    links(ship, &[gun, outsider, EntityId::NONE], Some(turret)),
                ),
            ],
        ),
    ];
    (spawns, [ship, gun, turret, outsider])
}

#[test]
fn merged_ids_are_fresh_and_references_are_redirected() {
    let f = Fixture::new();
    // The ids of the part are used by other entities here; one slot is free.
    let here: Vec<EntityId> = (0..4).map(|_| f.spawn(vec![named("Here")])).collect();
    f.despawn(&here[3..]).expect("it lives");
    let (spawns, [ship, gun, turret, _]) = part();
    let merged = merge(&f, spawns, OutsideReference::Clear).expect("it fits");
    let old: Vec<EntityId> = merged.iter().map(|(old, _)| *old).collect();
    assert_eq!(old, [gun, ship, turret], "in the requested order");
    let new: Vec<EntityId> = merged.iter().map(|(_, new)| *new).collect();
    assert_eq!(new, [entity(3, 1), entity(4, 0), entity(5, 0)]);
    let [gun, ship, turret] = [new[0], new[1], new[2]];
    assert_eq!(f.get(gun, PARENT), Ok(under(ship).1));
    assert_eq!(f.get(ship, NAME), Ok(named("Ship").1));
    let expected = links(ship, &[gun, EntityId::NONE, EntityId::NONE], Some(turret));
    assert_eq!(f.get(turret, LINKS), Ok(expected));
    assert!(f.get(turret, PARENT).is_err(), "its parent is not here");
    for id in &here[..3] {
        assert_eq!(f.get(*id, NAME), Ok(named("Here").1));
    }
}

#[test]
fn copies_within_a_world_keep_outside_references() {
    let f = Fixture::new();
    for _ in 0..3 {
        f.spawn(vec![]);
    }
    let (spawns, [.., outsider]) = part();
    let merged = merge(&f, spawns, OutsideReference::Keep).expect("it fits");
    let [(_, gun), (_, ship), (_, turret)] = merged[..] else {
        panic!("three were requested: {merged:?}")
    };
    assert_eq!(f.get(turret, PARENT), Ok(under(outsider).1));
    let expected = links(ship, &[gun, outsider, EntityId::NONE], Some(turret));
    assert_eq!(f.get(turret, LINKS), Ok(expected));
}

#[test]
fn a_refused_merge_changes_nothing() {
    let f = Fixture::new();
    let id = entity(1, 0);
    let ship = || request(Some(id), vec![named("Ship")]);
    f.spawn(vec![named("Here")]);
    let hash = f.hash();
    let wrong = |components| vec![ship(), request(None, components)];
    let circle = vec![
        request(Some(entity(1, 0)), vec![under(entity(2, 0))]),
        request(Some(entity(2, 0)), vec![under(entity(1, 0))]),
    ];
    let unknown = playground_base::ComponentId(5);
    let cases = [
        ("an id twice", vec![ship(), ship()]),
        ("a wrong value", wrong(vec![(NAME, Value::Bool(true))])),
        ("it is not registered", wrong(vec![(unknown, Value::Unit)])),
        ("a circle", circle),
    ];
    for (what, spawns) in cases {
        let merged = merge(&f, spawns, OutsideReference::Clear);
        assert!(merged.is_err(), "{what}: {merged:?}");
        assert_eq!(f.hash(), hash, "{what}");
    }
}

#[test]
fn rows_without_ids_and_defaults_are_merged_too() {
    let f = Fixture::new();
    let nameless = || Spawn {
        id: None,
        components: vec![(TRANSFORM, RowSource::Default)],
    };
    let merged = merge(&f, vec![nameless(), nameless()], OutsideReference::Clear);
    let merged = merged.expect("it fits");
    assert_eq!(
        merged,
        [
            (EntityId::NONE, entity(0, 0)),
            (EntityId::NONE, entity(1, 0))
        ]
    );
    assert_eq!(f.get(entity(1, 0), TRANSFORM), Ok(at(0.0, 0.0, 0.0).1));
}
