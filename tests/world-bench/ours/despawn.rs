//! 10,000 entities with four components end in random order.

use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::Handle;
use playground_core_ecs::EntityId;
use playground_tests_world_bench_workload::{Side, shuffled, sizes::ENTITIES};

/// `end`, one by one.
pub struct Despawn {
    libraries: Handle<Libraries>,
}

/// `end_batch`, all of them at once.
pub struct DespawnBatch {
    libraries: Handle<Libraries>,
}

impl Despawn {
    /// Makes its worlds with these libraries.
    pub const fn new(libraries: Handle<Libraries>) -> Self {
        Self { libraries }
    }
}

impl DespawnBatch {
    /// Makes its worlds with these libraries.
    pub const fn new(libraries: Handle<Libraries>) -> Self {
        Self { libraries }
    }
}

/// A world with the entities, and those in random order.
fn world(libraries: &Libraries) -> (Fixture, Vec<EntityId>) {
    let fixture = Fixture::new(libraries, &[]);
    let made = Row::new(&fixture).make(&fixture, ENTITIES);
    let entities = fixture.entities(&made);
    let order = shuffled(entities.len()).into_iter();
    let order = order.map(|at| entities[at]).collect();
    (fixture, order)
}

fn ended((fixture, entities): &(Fixture, Vec<EntityId>)) -> u64 {
    (entities.len() - fixture.world.data.read().entities.alive) as u64
}

impl Side for Despawn {
    type World = (Fixture, Vec<EntityId>);
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        world(&self.libraries)
    }
    fn run(&mut self, (fixture, entities): &mut Self::World) {
        let world_data = &mut *fixture.world.data.write();
        let ended = fixture.exclusive.call(|world| {
            let end = |id: &EntityId| world.end(world_data, *id).map(|_| ());
            entities.iter().try_for_each(end)
        });
        sure(sure(ended));
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        Some(ended(world))
    }
}

impl Side for DespawnBatch {
    type World = (Fixture, Vec<EntityId>);
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        world(&self.libraries)
    }
    fn run(&mut self, (fixture, entities): &mut Self::World) {
        let world_data = &mut *fixture.world.data.write();
        sure(
            fixture
                .exclusive
                .call(|world| world.end_batch(world_data, entities)),
        );
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        Some(ended(world))
    }
}
