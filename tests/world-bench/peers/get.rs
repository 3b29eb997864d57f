//! A component is read of 50,000 entities in random order.

use crate::components::A;
use playground_tests_world_bench_workload::{Side, shuffled, sizes::READS};

/// `view`, borrowed once.
pub struct Hecs {
    world: hecs::World,
    entities: Vec<hecs::Entity>,
    sum: f64,
}

impl Hecs {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = hecs::World::new();
        let rows = (0..READS).map(|at| (A(at as f32),));
        let made: Vec<_> = world.spawn_batch(rows).collect();
        let entities = shuffled(READS).into_iter().map(|at| made[at]).collect();
        let sum = 0.0;
        Self {
            world,
            entities,
            sum,
        }
    }
}

impl Side for Hecs {
    type World = ();
    const NAME: &'static str = "hecs, view";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let rows = self.world.view::<&A>();
        let value = |entity: &hecs::Entity| rows.get(*entity).map_or(0.0, |row| f64::from(row.0));
        self.sum = self.entities.iter().map(value).sum();
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.sum as u64)
    }
}

impl Default for Hecs {
    fn default() -> Self {
        Self::new()
    }
}
