//! flecs.

use crate::components::*;
use world_timing::{ENTITIES, Shuffle, timed};
use flecs_ecs::prelude::*;

fn spawn_batch(world: &World) -> Vec<Entity> {
    let (matrix, position, rotation, velocity) = bundle();
    let batch = world
        .entity_bulk(ENTITIES as u32)
        .set(&vec![matrix; ENTITIES])
        .set(&vec![position; ENTITIES])
        .set(&vec![rotation; ENTITIES])
        .set(&vec![velocity; ENTITIES])
        .build();
    batch.to_vec()
}

pub fn insert_batch() -> f64 {
    let world = World::new();
    register(&world);
    timed(ENTITIES, || spawn_batch(&world).len())
}

/// A component is made known when it is used first, which is not the workload.
fn register(world: &World) {
    let (matrix, position, rotation, velocity) = bundle();
    world.entity().set(matrix).set(position).set(rotation).set(velocity).destruct();
}

pub fn spawn_single() -> f64 {
    let world = World::new();
    register(&world);
    timed(ENTITIES, || {
        for _ in 0..ENTITIES {
            let (matrix, position, rotation, velocity) = bundle();
            world.entity().set(matrix).set(position).set(rotation).set(velocity);
        }
    })
}

pub fn despawn_single() -> f64 {
    let world = World::new();
    register(&world);
    let mut entities = spawn_batch(&world);
    Shuffle::new().of(&mut entities);
    timed(ENTITIES, || {
        for entity in &entities {
            entity.entity_view(&world).destruct();
        }
    })
}
