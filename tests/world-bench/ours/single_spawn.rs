//! 10,000 entities with four components one by one, into an empty world.

use crate::components::{Matrix, Position, Rotation, Velocity, row};
use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::{Handle, Key};
use playground_core_ecs::{Spawner, TypedChanges};
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

type Keys = (Key<Matrix>, Key<Position>, Key<Rotation>, Key<Velocity>);

/// `spawn` with a reused spawner.
pub struct SingleSpawn {
    libraries: Handle<Libraries>,
}

impl SingleSpawn {
    /// Makes its worlds with these libraries.
    pub const fn new(libraries: Handle<Libraries>) -> Self {
        Self { libraries }
    }
}

impl Side for SingleSpawn {
    type World = (Fixture, Spawner<Keys>);
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        let fixture = Fixture::new(&self.libraries, &[]);
        let row = Row::new(&fixture);
        let spawner = Spawner::new((row.matrix, row.position, row.rotation, row.velocity));
        (fixture, spawner)
    }
    fn run(&mut self, (fixture, spawner): &mut Self::World) {
        let world_data = &mut *fixture.world.data.write();
        let spawned = fixture.exclusive.call(|world| {
            (0..ENTITIES).try_for_each(|at| world.spawn(world_data, spawner, row(at)).map(|_| ()))
        });
        sure(sure(spawned));
    }
    fn outcome(&mut self, (fixture, _): &mut Self::World) -> Option<u64> {
        Some(fixture.world.data.read().entities.alive as u64)
    }
}
