//! World transforms.

use crate::fixture::*;
use crate::random::Random;
use playground_base::from_value;
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_ecs::{EntityId, Parent, RowSource, Transform, WorldTransform};

/// Along the parents, one by one. An entity without a transform only groups others.
fn expected(f: &Fixture, id: EntityId) -> Mat4 {
    let (mut matrix, mut at, mut seen) = (Mat4::IDENTITY, id, vec![id]);
    loop {
        if let Ok(row) = f.get(at, TRANSFORM) {
            let local: Transform = from_value(row).expect("a transform");
            matrix = local.to_matrix() * matrix;
        }
        let Ok(row) = f.get(at, PARENT) else {
            return matrix;
        };
        let parent: Parent = from_value(row).expect("a parent");
        at = parent.entity;
        if seen.contains(&at) || f.of_entity(at).is_err() {
            return matrix;
        }
        seen.push(at);
    }
}

fn assert_all_right(f: &Fixture) {
    f.propagate();
    let all: Vec<EntityId> = f.world.data.read().entities.iter().map(|e| e.id).collect();
    for id in all {
        if let Ok(row) = f.get(id, WORLD_TRANSFORM) {
            let there: WorldTransform = from_value(row).expect("a world transform");
            let right = expected(f, id);
            let same = there.world_from_local.abs_diff_eq(right, 1e-4);
            assert!(same, "{id} is at {there:?}, not at {right}");
        }
    }
}

fn random_transform(random: &mut Random) -> (playground_base::ComponentId, playground_base::Value) {
    let mut number = || random.below(9) as f32 - 4.0;
    let transform = Transform {
        translation: Vec3::new(number(), number(), number()),
        rotation: Quat::from_rotation_y(number()),
        scale: Vec3::ONE,
    };
    (TRANSFORM, value(&transform))
}

#[test]
fn world_transforms_are_right_after_random_changes() {
    for seed in 0..40 {
        let (f, mut random) = (Fixture::new(), Random::new(seed));
        let mut all: Vec<EntityId> = Vec::new();
        for _ in 0..60 {
            let (one, other) = (random.pick(&all), random.pick(&all));
            change(&f, &mut random, one, other, &mut all);
            all.retain(|id| f.of_entity(*id).is_ok());
            if random.below(3) == 0 {
                assert_all_right(&f);
            }
        }
        assert_all_right(&f);
    }
}

fn change(
    f: &Fixture,
    random: &mut Random,
    one: Option<EntityId>,
    other: Option<EntityId>,
    all: &mut Vec<EntityId>,
) {
    let (Some(one), Some(other)) = (one, other) else {
        all.extend([f.spawn(vec![random_transform(random)]), f.spawn(vec![])]);
        return;
    };
    let made = match random.below(9) {
        0 | 1 => Some(vec![random_transform(random), under(one)]),
        2 => Some(vec![under(one)]),
        _ => None,
    };
    if let Some(components) = made {
        all.push(f.spawn(components));
        return;
    }
    // Some of these are refused, for a circle or for want of the component.
    let _refused = match random.below(9) {
        0 | 1 => f.set(one, TRANSFORM, random_transform(random).1),
        2 => f.insert(vec![(one, TRANSFORM, RowSource::Default)]),
        3 | 4 => f.set_parent(one, Some(other)),
        5 => f.remove(&[(one, PARENT)]),
        6 => f.remove(&[(one, TRANSFORM)]),
        7 => f.insert(vec![(one, NAME, RowSource::Default)]),
        _ => match random.below(3) {
            0 => f.despawn(&[one]).map(|_| ()),
            _ => f.set_parent(one, None),
        },
    };
}

#[test]
fn only_changed_world_transforms_are_written() {
    let f = Fixture::new();
    let ship = f.spawn(vec![at(1.0, 0.0, 0.0)]);
    let gun = f.spawn(vec![at(0.0, 1.0, 0.0), under(ship)]);
    let tip = f.spawn(vec![at(0.0, 0.0, 1.0), under(gun)]);
    let still = [
        f.spawn(vec![at(9.0, 0.0, 0.0)]),
        f.spawn(vec![at(9.0, 0.0, 0.0), under(ship)]),
    ];
    f.propagate();
    let ticks = |id: EntityId| {
        let world_data = f.world.data.read();
        let entity = world_data.locate(id).expect("it lives");
        let pool = world_data.pool(WORLD_TRANSFORM).expect("it is registered");
        pool.ticks(&world_data.token, entity.archetype, entity.row as usize)
    };
    let all = [ship, gun, tip, still[0], still[1]];
    let before = all.map(ticks);
    f.propagate();
    assert_eq!(all.map(ticks), before);
    f.set(gun, TRANSFORM, at(0.0, 2.0, 0.0).1)
        .expect("it has one");
    f.propagate();
    let moved: Vec<bool> = all
        .iter()
        .zip(before)
        .map(|(id, t)| ticks(*id) != t)
        .collect();
    assert_eq!(moved, [false, true, true, false, false]);
    let position = position(f.get(tip, WORLD_TRANSFORM).expect("it has one"));
    assert_eq!(position.to_array(), [1.0, 2.0, 1.0]);
}

#[test]
fn many_rows_are_computed_on_all_workers() {
    let f = Fixture::new();
    let root = f.spawn(vec![at(1.0, 0.0, 0.0)]);
    let flat = (0..21_000).map(|n| request(None, vec![at(n as f32, 0.0, 0.0)]));
    let flat = f.try_spawn(flat.collect()).expect("there is room");
    let below = (0..21_000).map(|n| request(None, vec![at(n as f32, 0.0, 0.0), under(root)]));
    let below = f.try_spawn(below.collect()).expect("there is room");
    for x in [1.0, 2.0] {
        f.set(root, TRANSFORM, at(x, 0.0, 0.0).1)
            .expect("it has one");
        f.propagate();
        let x_of = |id| position(f.get(id, WORLD_TRANSFORM).expect("it has one")).x;
        for n in (0..21_000).step_by(97) {
            assert_eq!((x_of(flat[n]), x_of(below[n])), (n as f32, n as f32 + x));
        }
    }
}

#[test]
fn a_cycle_of_parents_gives_finite_transforms() {
    let f = Fixture::new();
    let root = f.spawn(vec![]);
    let a = f.spawn(vec![at(1.0, 0.0, 0.0), under(root)]);
    let b = f.spawn(vec![at(2.0, 0.0, 0.0), under(a)]);
    let c = f.spawn(vec![at(4.0, 0.0, 0.0), under(b)]);
    {
        let world_data = f.world.data.read();
        let key = bound(f.context.key());
        let mut parents = bound(key.write(&world_data.token));
        let entity = world_data.locate(a).expect("it lives");
        let row: &mut Parent = parents
            .get_mut(entity.archetype, entity.row as usize)
            .expect("it is");
        row.entity = c;
    }
    f.propagate();
    for id in [a, b, c] {
        let position = position(f.get(id, WORLD_TRANSFORM).expect("it has one"));
        assert!(position.is_finite());
    }
    assert_eq!(f.despawn(&[b]), Ok(vec![b, c, a]));
}
