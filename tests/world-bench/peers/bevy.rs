//! bevy_ecs and bevy_transform.

use crate::components::*;
use world_timing::{ENTITIES, REPEATS, Shuffle, timed};
use world_timing::tree;
use bevy_ecs::prelude::*;
use bevy_ecs::schedule::Schedule;
use bevy_tasks::{ComputeTaskPool, TaskPoolBuilder};
use bevy_transform::components::{GlobalTransform, Transform, TransformTreeChanged};
use bevy_transform::systems::{
    StaticTransformOptimizations, mark_dirty_trees, propagate_parent_transforms,
    sync_simple_transforms,
};

/// The thread that measures works too, so one more makes two.
fn two_threads() {
    ComputeTaskPool::get_or_init(|| TaskPoolBuilder::new().num_threads(2).build());
}

fn filled() -> (World, Vec<Entity>) {
    let mut world = World::new();
    let entities = world.spawn_batch((0..ENTITIES).map(|_| bundle())).collect();
    (world, entities)
}

pub fn insert_batch() -> f64 {
    let mut world = World::new();
    timed(ENTITIES, || {
        world.spawn_batch((0..ENTITIES).map(|_| bundle())).count()
    })
}

pub fn spawn_single() -> f64 {
    let mut world = World::new();
    timed(ENTITIES, || {
        for _ in 0..ENTITIES {
            world.spawn(bundle());
        }
    })
}

pub fn iterate() -> f64 {
    let (mut world, _) = filled();
    let mut query = world.query::<(&mut Position, &Velocity)>();
    let mut run = || {
        let chunks = query.contiguous_iter_mut(&mut world);
        for (mut positions, velocities) in chunks.into_iter().flatten() {
            for (position, velocity) in positions.iter_mut().zip(velocities) {
                position.0 += velocity.0;
            }
        }
    };
    run();
    timed(ENTITIES * REPEATS, || (0..REPEATS).for_each(|_| run()))
}

pub fn fragmented() -> f64 {
    let mut world = World::new();
    macro_rules! spawn {
        ($($name:ident),*) => {
            $(world.spawn_batch((0..20).map(|_| ($name(0.0), Data(1.0)))).count();)*
        };
    }
    crate::with_letters!(spawn);
    let mut query = world.query::<&mut Data>();
    let mut run = || query.iter_mut(&mut world).for_each(|mut data| data.0 *= 2.0);
    run();
    timed(26 * 20 * REPEATS, || (0..REPEATS).for_each(|_| run()))
}

pub fn add_remove() -> f64 {
    let mut world = World::new();
    let entities: Vec<Entity> = world.spawn_batch((0..ENTITIES).map(|_| A(0.0))).collect();
    let mut run = || {
        for entity in &entities {
            world.entity_mut(*entity).insert(B(0.0));
        }
        for entity in &entities {
            world.entity_mut(*entity).remove::<B>();
        }
    };
    run();
    timed(ENTITIES, run)
}

pub fn despawn_single() -> f64 {
    let (mut world, mut entities) = filled();
    Shuffle::new().of(&mut entities);
    timed(ENTITIES, || {
        for entity in &entities {
            world.despawn(*entity);
        }
    })
}

fn swap_ab(mut query: Query<'_, '_, (&mut A, &mut B)>) {
    for (mut a, mut b) in &mut query {
        std::mem::swap(&mut a.0, &mut b.0);
    }
}

fn swap_cd(mut query: Query<'_, '_, (&mut C, &mut D)>) {
    for (mut c, mut d) in &mut query {
        std::mem::swap(&mut c.0, &mut d.0);
    }
}

fn swap_ce(mut query: Query<'_, '_, (&mut C, &mut E)>) {
    for (mut c, mut e) in &mut query {
        std::mem::swap(&mut c.0, &mut e.0);
    }
}

/// Four kinds of entities, three systems: the time of a frame.
pub fn schedule() -> f64 {
    two_threads();
    let mut world = World::new();
    let each = || 0..ENTITIES;
    world.spawn_batch(each().map(|_| (A(0.0), B(1.0)))).count();
    world.spawn_batch(each().map(|_| (A(0.0), B(1.0), C(2.0)))).count();
    world.spawn_batch(each().map(|_| (A(0.0), B(1.0), C(2.0), D(3.0)))).count();
    world.spawn_batch(each().map(|_| (A(0.0), B(1.0), C(2.0), E(3.0)))).count();
    let mut schedule = Schedule::default();
    schedule.set_executor(bevy_ecs::schedule::MultiThreadedExecutor::new());
    schedule.add_systems((swap_ab, swap_cd, swap_ce));
    for _ in 0..3 {
        schedule.run(&mut world);
    }
    timed(REPEATS, || {
        for _ in 0..REPEATS {
            schedule.run(&mut world);
        }
    })
}

/// A component is replaced on every entity, an observer counts it there.
pub fn observe() -> f64 {
    let mut world = World::new();
    let entities: Vec<Entity> =
        world.spawn_batch((0..ENTITIES).map(|_| (A(0.0), Data(0.0)))).collect();
    world.add_observer(|seen: On<'_, '_, Insert<A>>, mut counts: Query<'_, '_, &mut Data>| {
        if let Ok(mut count) = counts.get_mut(seen.entity) {
            count.0 += 1.0;
        }
    });
    let mut run = || {
        for entity in &entities {
            world.entity_mut(*entity).insert(A(1.0));
        }
    };
    run();
    timed(ENTITIES, run)
}

/// The hierarchy, some of it moving: the time of a frame.
pub fn transforms() -> f64 {
    two_threads();
    let mut world = World::new();
    world.init_resource::<StaticTransformOptimizations>();
    let mut entities: Vec<Entity> = Vec::new();
    for parent in tree::parents() {
        let mut entity = world.spawn((
            Transform::from_xyz(1.0, 0.0, 0.0),
            GlobalTransform::default(),
            TransformTreeChanged,
        ));
        if let Some(parent) = parent {
            entity.insert(ChildOf(entities[parent]));
        }
        entities.push(entity.id());
    }
    let mut schedule = Schedule::default();
    schedule.add_systems(
        (mark_dirty_trees, propagate_parent_transforms, sync_simple_transforms).chain(),
    );
    let mut frame = || {
        for at in tree::movers(entities.len()) {
            if let Some(mut transform) = world.get_mut::<Transform>(entities[at]) {
                transform.translation.y += 0.25;
            }
        }
        timed(1, || schedule.run(&mut world))
    };
    (0..3).for_each(|_| {
        frame();
    });
    (0..REPEATS).map(|_| frame()).sum::<f64>() / REPEATS as f64
}
