//! 10,000 entities with four components at once, into an empty world.

use crate::fixture::{Fixture, Libraries, Row};
use playground_base::Handle;
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// `make_batch`.
pub struct BatchInsert {
    libraries: Handle<Libraries>,
}

impl BatchInsert {
    /// Makes its worlds with these libraries.
    pub const fn new(libraries: Handle<Libraries>) -> Self {
        Self { libraries }
    }
}

impl Side for BatchInsert {
    type World = (Fixture, Row);
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        let fixture = Fixture::new(&self.libraries, &[]);
        let row = Row::new(&fixture);
        (fixture, row)
    }
    fn run(&mut self, (fixture, row): &mut Self::World) {
        row.make(fixture, ENTITIES);
    }
    fn outcome(&mut self, (fixture, _): &mut Self::World) -> Option<u64> {
        Some(fixture.world.data.read().entities.alive as u64)
    }
}
