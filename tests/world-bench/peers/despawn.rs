//! 10,000 entities with four components end in random order. None of the engines ends a list of
//! entities at once.

use crate::components::{Matrix, row};
use flecs_ecs::core::IdOperations;
use playground_tests_world_bench_workload::{Side, shuffled, sizes::ENTITIES};

fn in_random_order<E: Copy>(entities: &[E]) -> Vec<E> {
    let order = shuffled(entities.len());
    order.into_iter().map(|at| entities[at]).collect()
}

/// `despawn`.
pub struct Bevy;

impl Side for Bevy {
    type World = (bevy_ecs::world::World, Vec<bevy_ecs::entity::Entity>);
    const NAME: &'static str = "bevy_ecs";

    fn prepare(&mut self) -> Self::World {
        let mut world = bevy_ecs::world::World::new();
        let entities: Vec<_> = world.spawn_batch((0..ENTITIES).map(row)).collect();
        (world, in_random_order(&entities))
    }
    fn run(&mut self, (world, entities): &mut Self::World) {
        for entity in entities {
            world.despawn(*entity);
        }
    }
    fn outcome(&mut self, (world, entities): &mut Self::World) -> Option<u64> {
        let alive = world.query::<&Matrix>().iter(world).count();
        Some((entities.len() - alive) as u64)
    }
}

/// `despawn`.
pub struct Hecs;

impl Side for Hecs {
    type World = (hecs::World, Vec<hecs::Entity>);
    const NAME: &'static str = "hecs";

    fn prepare(&mut self) -> Self::World {
        let mut world = hecs::World::new();
        let entities: Vec<_> = world.spawn_batch((0..ENTITIES).map(row)).collect();
        (world, in_random_order(&entities))
    }
    fn run(&mut self, (world, entities): &mut Self::World) {
        for entity in entities {
            let _there = world.despawn(*entity);
        }
    }
    fn outcome(&mut self, (world, entities): &mut Self::World) -> Option<u64> {
        Some((entities.len() - world.len() as usize) as u64)
    }
}

/// `destruct`.
pub struct Flecs;

impl Side for Flecs {
    type World = (flecs_ecs::core::World, Vec<flecs_ecs::core::Entity>);
    const NAME: &'static str = "flecs_ecs";

    fn prepare(&mut self) -> Self::World {
        let world = flecs_ecs::core::World::new();
        let make = |at| {
            let row = row(at);
            let entity = world.entity().set(row.0).set(row.1).set(row.2).set(row.3);
            entity.id()
        };
        let entities: Vec<_> = (0..ENTITIES).map(make).collect();
        (world, in_random_order(&entities))
    }
    fn run(&mut self, (world, entities): &mut Self::World) {
        for entity in entities {
            world.entity_from_id(*entity).destruct();
        }
    }
    fn outcome(&mut self, (world, entities): &mut Self::World) -> Option<u64> {
        use flecs_ecs::prelude::*;
        let mut alive = 0;
        world.new_query::<&Matrix>().each(|_| alive += 1);
        Some((entities.len() - alive) as u64)
    }
}

/// `delete_entity`.
pub struct Shipyard;

impl Side for Shipyard {
    type World = (shipyard::World, Vec<shipyard::EntityId>);
    const NAME: &'static str = "shipyard";

    fn prepare(&mut self) -> Self::World {
        let mut world = shipyard::World::new();
        let entities: Vec<_> = world.bulk_add_entity((0..ENTITIES).map(row)).collect();
        (world, in_random_order(&entities))
    }
    fn run(&mut self, (world, entities): &mut Self::World) {
        for entity in entities {
            world.delete_entity(*entity);
        }
    }
    fn outcome(&mut self, (world, entities): &mut Self::World) -> Option<u64> {
        let alive = world.iter::<&Matrix>().iter().count();
        Some((entities.len() - alive) as u64)
    }
}
