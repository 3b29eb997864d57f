//! The same as [`add_remove`](crate::add_remove) with rows outside of archetypes.

use crate::add_remove::Entities;
use crate::components::Mark;
use crate::fixture::Libraries;
use playground_base::Key;
use playground_tests_world_bench_workload::Side;

/// `insert` and `remove`, in a sparse pool.
pub struct Sparse {
    world: Entities,
    mark: Key<Mark>,
}

impl Sparse {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let world = Entities::new(libraries);
        let mark = world.fixture.key();
        Self { world, mark }
    }
}

impl Side for Sparse {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.world
            .add_and_remove(&self.mark, || Mark { value: 0.0 });
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.world.lacking(&self.mark))
    }
}
