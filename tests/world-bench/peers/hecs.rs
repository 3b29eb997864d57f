//! hecs.

use crate::components::*;
use world_timing::{ENTITIES, GETS, REPEATS, Shuffle, timed};
use hecs::{Entity, World};

fn many() -> impl ExactSizeIterator<Item = (Matrix, Position, Rotation, Velocity)> {
    (0..ENTITIES).map(|_| bundle())
}

fn filled() -> (World, Vec<Entity>) {
    let mut world = World::new();
    let entities = world.spawn_batch(many()).collect();
    (world, entities)
}

pub fn insert_batch() -> f64 {
    let mut world = World::new();
    timed(ENTITIES, || world.spawn_batch(many()).count())
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
    let (world, _) = filled();
    let mut query = world.query::<(&mut Position, &Velocity)>();
    let mut run = || {
        query.iter().for_each(|(position, velocity)| position.0 += velocity.0);
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
    let mut run = || {
        world.query_mut::<&mut Data>().into_iter().for_each(|data| data.0 *= 2.0);
    };
    run();
    timed(26 * 20 * REPEATS, || (0..REPEATS).for_each(|_| run()))
}

pub fn add_remove() -> f64 {
    let mut world = World::new();
    let entities: Vec<Entity> = world.spawn_batch((0..ENTITIES).map(|_| (A(0.0),))).collect();
    let mut run = || {
        for entity in &entities {
            let _ = world.insert_one(*entity, B(0.0));
        }
        for entity in &entities {
            let _ = world.remove_one::<B>(*entity);
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
            let _ = world.despawn(*entity);
        }
    })
}

pub fn get() -> f64 {
    let (world, mut entities) = filled_with(GETS);
    Shuffle::new().of(&mut entities);
    let mut query = world.query::<&Position>();
    let view = query.view();
    timed(GETS, || {
        let found = entities.iter().filter_map(|entity| view.get(*entity));
        found.map(|position| position.0.x).sum::<f32>()
    })
}

fn filled_with(count: usize) -> (World, Vec<Entity>) {
    let mut world = World::new();
    let entities = world.spawn_batch((0..count).map(|_| bundle())).collect();
    (world, entities)
}
