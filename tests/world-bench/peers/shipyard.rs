//! shipyard, whose components all lie in sparse sets.

use crate::components::*;
use world_timing::{ENTITIES, Shuffle, timed};
use shipyard::{EntityId, World};

fn filled() -> (World, Vec<EntityId>) {
    let mut world = World::new();
    let entities = world.bulk_add_entity((0..ENTITIES).map(|_| bundle()));
    let entities = entities.collect();
    (world, entities)
}

pub fn insert_batch() -> f64 {
    let mut world = World::new();
    timed(ENTITIES, || {
        world.bulk_add_entity((0..ENTITIES).map(|_| bundle())).count()
    })
}

pub fn spawn_single() -> f64 {
    let mut world = World::new();
    timed(ENTITIES, || {
        for _ in 0..ENTITIES {
            world.add_entity(bundle());
        }
    })
}

pub fn add_remove_sparse() -> f64 {
    let mut world = World::new();
    let entities: Vec<EntityId> =
        world.bulk_add_entity((0..ENTITIES).map(|_| (A(0.0),))).collect();
    let run = |world: &World| {
        use shipyard::{AddComponent, Remove};
        world.run(|mut marks: shipyard::ViewMut<'_, Mark>| {
            for entity in &entities {
                marks.add_component_unchecked(*entity, Mark(0.0));
            }
            for entity in &entities {
                marks.remove(*entity);
            }
        });
    };
    run(&world);
    timed(ENTITIES, || run(&world))
}

pub fn despawn_single() -> f64 {
    let (mut world, mut entities) = filled();
    Shuffle::new().of(&mut entities);
    timed(ENTITIES, || {
        for entity in &entities {
            world.delete_entity(*entity);
        }
    })
}
