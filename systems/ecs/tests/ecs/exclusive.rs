//! Typed changes with exclusive access to the world.

use crate::fixture::*;
use playground_base::glam::Vec3;
use playground_base::{Key, Named};
use playground_core_ecs::{
    EcsError, EntityId, Name, Parent, Spawner, Transform, TypedChanges, WorldData,
};

/// The keys of a plugin.
struct Keys {
    name: Key<Name>,
    transform: Key<Transform>,
    parent: Key<Parent>,
}

impl Keys {
    fn new(f: &Fixture) -> Self {
        Self {
            name: bound(f.context.key()),
            transform: bound(f.context.key()),
            parent: bound(f.context.key()),
        }
    }
}

fn name(name: &str) -> Name {
    Name {
        name: name.to_owned(),
    }
}

fn with_world<R>(f: &Fixture, work: impl FnOnce(&mut WorldData) -> R) -> R {
    work(&mut f.world.data.write())
}

#[test]
fn typed_rows_and_values_spawn_equal_entities() {
    let (f, other) = (Fixture::new(), Fixture::new());
    let keys = Keys::new(&f);
    let mut spawner = Spawner::new((keys.transform.clone(), keys.name.clone()));
    let made = with_world(&f, |world_data| {
        let spawn = |number: u32| {
            let transform = Transform::from_translation(Vec3::new(number as f32, 0.0, 0.0));
            let rows = (transform, name(&number.to_string()));
            let made = f
                .exclusive
                .call(|e| e.spawn(world_data, &mut spawner, rows));
            bound(made).expect("there is room")
        };
        (0..5).map(spawn).collect::<Vec<EntityId>>()
    });
    for number in 0..5 {
        other.spawn(vec![
            at(number as f32, 0.0, 0.0),
            named(&number.to_string()),
        ]);
    }
    assert_eq!(f.hash(), other.hash());
    assert!(made.iter().all(|id| f.get(*id, WORLD_TRANSFORM).is_ok()));
}

#[test]
fn a_component_is_added_replaced_and_removed() {
    let f = Fixture::new();
    let keys = Keys::new(&f);
    let ship = f.spawn(vec![named("Ship")]);
    let insert = |row: Name| {
        with_world(&f, |world_data| {
            bound(
                f.exclusive
                    .call(|e| e.insert(world_data, ship, &keys.name, row)),
            )
        })
    };
    let moved = with_world(&f, |world_data| {
        let row = Transform::from_translation(Vec3::X);
        bound(
            f.exclusive
                .call(|e| e.insert(world_data, ship, &keys.transform, row)),
        )
    });
    assert_eq!(moved, Ok(()));
    assert_eq!(insert(name("Titan")), Ok(()));
    assert_eq!(f.get(ship, NAME), Ok(named("Titan").1));
    assert_eq!(f.get(ship, TRANSFORM), Ok(at(1.0, 0.0, 0.0).1));
    assert!(
        f.get(ship, WORLD_TRANSFORM).is_ok(),
        "what it needs came along"
    );
    let remove = || {
        with_world(&f, |world_data| {
            bound(
                f.exclusive
                    .call(|e| e.remove(world_data, ship, &keys.transform)),
            )
        })
    };
    assert_eq!(remove(), Ok(()));
    assert_eq!(
        f.of_entity(ship),
        Ok(vec![NAME]),
        "what was derived went along"
    );
    let lacks = EcsError::Lacks {
        entity: ship,
        component: Transform::NAME.to_owned(),
    };
    assert_eq!(remove(), Err(lacks));
}

#[test]
fn an_entity_that_is_gone_is_an_error() {
    let f = Fixture::new();
    let keys = Keys::new(&f);
    let ship = f.spawn(vec![]);
    let end = || with_world(&f, |s| bound(f.exclusive.call(|e| e.end(s, ship))));
    assert_eq!(end(), Ok(1));
    assert_eq!(end(), Err(EcsError::NoEntity(ship)));
    let insert = with_world(&f, |s| {
        bound(
            f.exclusive
                .call(|e| e.insert(s, ship, &keys.name, name("Late"))),
        )
    });
    assert_eq!(insert, Err(EcsError::NoEntity(ship)));
}

#[test]
fn children_follow_parent_rows_written_in_place() {
    let f = Fixture::new();
    let keys = Keys::new(&f);
    let [above, other] = [named("Above"), named("Other")].map(|name| f.spawn(vec![name]));
    let [a, b] = [named("A"), named("B")].map(|name| f.spawn(vec![name, under(above)]));
    let children = |id| bound(f.entities.call(|e| e.children(&f.world, id)));
    assert_eq!(children(above), [a, b]);
    // A system writes the row in place.
    {
        let world_data = f.world.data.read();
        let location = world_data.locate(b).expect("it lives");
        let mut parents = bound(keys.parent.write(&world_data.token));
        let row = parents.get_mut(location.archetype, location.row as usize);
        row.expect("it has a parent").entity = other;
    }
    assert_eq!(children(above), [a]);
    assert_eq!(children(other), [b]);
    f.despawn(&[other]).expect("it lives");
    assert_eq!(f.get(b, NAME), Err(EcsError::NoEntity(b)));
    assert_eq!(children(above), [a]);
}
