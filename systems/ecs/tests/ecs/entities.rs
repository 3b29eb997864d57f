//! Spawn, despawn, hierarchy.

use crate::fixture::*;
use playground_base::{Named, Value};
use playground_core_ecs::{EcsError, EntityId, EntityRef, RowSource, Transform};

#[test]
fn a_transform_brings_its_world_transform() {
    let f = Fixture::new();
    let ship = f.spawn(vec![at(1.0, 2.0, 3.0)]);
    assert_eq!(f.of_entity(ship), Ok(vec![TRANSFORM, WORLD_TRANSFORM]));
    assert_eq!(f.get(ship, TRANSFORM), Ok(at(1.0, 2.0, 3.0).1));
}

#[test]
fn freed_slots_are_reused_with_another_generation() {
    let f = Fixture::new();
    let first: Vec<EntityId> = (0..3).map(|_| f.spawn(vec![])).collect();
    assert_eq!(first, [entity(0, 0), entity(1, 0), entity(2, 0)]);
    f.despawn(&[first[0], first[2]]).expect("they live");
    let next: Vec<EntityId> = (0..3).map(|_| f.spawn(vec![])).collect();
    assert_eq!(next, [entity(2, 1), entity(0, 1), entity(3, 0)]);
    assert_eq!(f.get(first[0], NAME), Err(EcsError::NoEntity(first[0])));
}

#[test]
fn requested_ids_are_used_and_skipped_slots_stay_free() {
    let f = Fixture::new();
    let made = f.try_spawn(vec![request(Some(entity(3, 7)), vec![named("A")])]);
    assert_eq!(made, Ok(vec![entity(3, 7)]));
    let next: Vec<EntityId> = (0..4).map(|_| f.spawn(vec![])).collect();
    let expected = [entity(0, 0), entity(1, 0), entity(2, 0), entity(4, 0)];
    assert_eq!(next, expected);
}

#[test]
fn a_deleted_entity_comes_back_as_it_was() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship")]);
    f.despawn(&[ship]).expect("it lives");
    let back = f.try_spawn(vec![request(Some(ship), vec![named("Ship")])]);
    assert_eq!(back, Ok(vec![ship]));
    assert_eq!(f.get(ship, NAME), Ok(named("Ship").1));
    assert_eq!(f.spawn(vec![]), entity(1, 0), "its slot is not free");
}

#[test]
fn a_batch_with_one_mistake_spawns_nothing() {
    let f = Fixture::new();
    let there = f.spawn(vec![named("There")]);
    let hash = f.hash();
    let good = || request(None, vec![named("Good")]);
    let wrong = f.try_spawn(vec![
        good(),
        request(None, vec![(TRANSFORM, Value::Bool(true))]),
    ]);
    let message = wrong.expect_err("a bool is no transform").to_string();
    assert!(message.starts_with(Transform::NAME), "{message}");
    let again = f.try_spawn(vec![good(), request(Some(there), vec![])]);
    assert_eq!(again, Err(EcsError::Duplicate(there)));
    let id = Some(entity(9, 0));
    let twice = f.try_spawn(vec![request(id, vec![]), request(id, vec![])]);
    assert_eq!(twice, Err(EcsError::Duplicate(entity(9, 0))));
    let later = request(Some(entity(9, 1)), vec![]);
    let slot = f.try_spawn(vec![request(id, vec![]), later]);
    let same = |one, other| Err(EcsError::SameSlot(one, other));
    assert_eq!(slot, same(entity(9, 0), entity(9, 1)));
    let later = EntityId {
        generation: there.generation + 1,
        ..there
    };
    let slot = f.try_spawn(vec![good(), request(Some(later), vec![])]);
    assert_eq!(slot, same(there, later));
    let far = f.try_spawn(vec![good(), request(Some(entity(1 << 20, 0)), vec![])]);
    assert_eq!(far, Err(EcsError::Full(1 << 20)));
    assert_eq!(f.hash(), hash);
    assert_eq!(f.spawn(vec![]), entity(1, 0), "no slot was used up");
}

#[test]
fn despawn_includes_descendants() {
    let f = Fixture::new();
    let fleet = f.spawn(vec![named("Fleet")]);
    let ship = f.spawn(vec![named("Ship"), under(fleet)]);
    let gun = f.spawn(vec![under(ship)]);
    let other = f.spawn(vec![named("Other")]);
    let below = bound(f.entities.call(|e| e.with_descendants(&f.world, &[fleet])));
    assert_eq!(below, [fleet, ship, gun]);
    assert_eq!(f.despawn(&[gun, fleet]), Ok(vec![fleet, ship, gun]));
    assert_eq!(f.despawn(&[fleet]), Err(EcsError::NoEntity(fleet)));
    assert_eq!(f.get(other, NAME), Ok(named("Other").1));
}

#[test]
fn entities_are_found_by_path() {
    let f = Fixture::new();
    let lonely = f.spawn(vec![named("Ship")]);
    let fleet = f.spawn(vec![named("Fleet")]);
    let ship = f.spawn(vec![named("Ship"), under(fleet)]);
    let find = |path: &str| {
        let reference = EntityRef::Path(path.to_owned());
        bound(f.entities.call(|e| e.find(&f.world, &reference)))
    };
    assert_eq!(find("Fleet/Ship"), Ok(ship));
    assert_eq!(find("Ship"), Ok(lonely));
    assert_eq!(
        find("Fleet/Boat"),
        Err(EcsError::NoPath("Fleet/Boat".into()))
    );
    assert_eq!(find(""), Err(EcsError::NoPath(String::new())));
}

#[test]
fn set_parent_keeps_the_world_position() {
    let f = Fixture::new();
    let ship = f.spawn(vec![at(10.0, 0.0, 0.0)]);
    let gun = f.spawn(vec![at(12.0, 1.0, 0.0)]);
    f.set_parent(gun, Some(ship)).expect("no circle");
    assert_eq!(f.get(gun, TRANSFORM), Ok(at(2.0, 1.0, 0.0).1));
    f.propagate();
    let there = position(f.get(gun, WORLD_TRANSFORM).expect("it has one"));
    assert_eq!(there.to_array(), [12.0, 1.0, 0.0]);
    f.set_parent(gun, None).expect("the root is always free");
    assert_eq!(f.get(gun, TRANSFORM), Ok(at(12.0, 1.0, 0.0).1));
    assert_eq!(f.of_entity(gun), Ok(vec![TRANSFORM, WORLD_TRANSFORM]));
}

#[test]
fn a_parent_below_the_entity_is_refused() {
    let f = Fixture::new();
    let a = f.spawn(vec![]);
    let b = f.spawn(vec![under(a)]);
    let c = f.spawn(vec![under(b)]);
    assert_eq!(f.set_parent(a, Some(c)), Err(EcsError::Cycle(a, c)));
    assert_eq!(f.set_parent(a, Some(a)), Err(EcsError::Cycle(a, a)));
    let (parent, row) = under(c);
    let insert = f.insert(vec![(a, parent, RowSource::Value(row))]);
    assert_eq!(insert, Err(EcsError::Cycle(a, c)));
    let (one, other) = (entity(8, 0), entity(9, 0));
    let circle = [(one, other), (other, one)];
    let circle = circle.map(|(id, above)| request(Some(id), vec![under(above)]));
    assert!(matches!(
        f.try_spawn(circle.into()),
        Err(EcsError::Cycle(..))
    ));
}

#[test]
fn a_parent_that_does_not_exist_is_refused() {
    let f = Fixture::new();
    let (ship, gun) = (f.spawn(vec![]), f.spawn(vec![named("Gun")]));
    f.despawn(&[ship]).expect("it lives");
    let boat = f.spawn(vec![named("Boat")]);
    assert_eq!(boat.index, ship.index, "the slot is reused");
    f.insert(vec![(gun, PARENT, RowSource::Value(under(boat).1))])
        .expect("it lives");
    let hash = f.hash();
    let missing = [ship, entity(7, 0), EntityId::NONE];
    for parent in missing {
        let (component, row) = under(parent);
        let refused = Err(EcsError::NoParent(parent));
        assert_eq!(f.set(gun, component, row.clone()), refused);
        let insert = f.insert(vec![(gun, component, RowSource::Value(row))]);
        assert_eq!(insert, refused);
        let spawns = [None, Some(entity(5, 0))].map(|id| request(id, vec![under(parent)]));
        for spawn in spawns {
            assert_eq!(f.try_spawn(vec![spawn]).map(|_| ()), refused);
        }
    }
    let default = f.insert(vec![(gun, PARENT, RowSource::Default)]);
    assert_eq!(default, Err(EcsError::NoParent(EntityId::NONE)));
    assert_eq!(f.hash(), hash);
}

#[test]
fn a_parent_may_come_with_its_children_in_any_order() {
    let f = Fixture::new();
    let (fleet, ship) = (entity(4, 0), entity(2, 3));
    let spawns = vec![
        request(Some(ship), vec![under(fleet)]),
        request(None, vec![under(ship)]),
        request(Some(fleet), vec![]),
    ];
    let made = f.try_spawn(spawns).expect("all of them come");
    let below = bound(f.entities.call(|e| e.with_descendants(&f.world, &[fleet])));
    assert_eq!(below, [fleet, ship, made[1]]);
}

#[test]
fn a_world_has_room_for_a_million_entities_and_no_more() {
    let f = Fixture::new();
    let full = vec![request(None, vec![]); (1 << 20) - 1];
    f.try_spawn(full).expect("there is room");
    let two = vec![request(None, vec![]); 2];
    assert_eq!(f.try_spawn(two), Err(EcsError::Full(1 << 20)));
    f.spawn(vec![]);
    bound(f.entities.call(|e| e.clear(&f.world)));
    assert_eq!(f.spawn(vec![]), entity(0, 1));
}
