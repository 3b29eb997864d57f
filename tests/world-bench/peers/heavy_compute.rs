//! 1,000 matrices are inverted 100 times each, on two threads.

use crate::components::{Matrix, Position, row};
use playground_tests_world_bench_workload::{
    Side,
    sizes::{INVERSIONS, MATRICES},
};
use rayon::prelude::*;

fn invert(matrix: &mut Matrix, position: &mut Position) {
    for _ in 0..INVERSIONS {
        matrix.0 = matrix.0.inverse();
    }
    position.0 = matrix.0.transform_vector3(position.0);
}

/// `par_iter_mut`.
pub struct Bevy {
    world: bevy_ecs::world::World,
    query: bevy_ecs::query::QueryState<(&'static mut Matrix, &'static mut Position)>,
}

impl Bevy {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = bevy_ecs::world::World::new();
        world.spawn_batch((0..MATRICES).map(row)).for_each(drop);
        let query = world.query();
        Self { world, query }
    }
}

impl Side for Bevy {
    type World = ();
    const NAME: &'static str = "bevy_ecs";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let rows = self.query.par_iter_mut(&mut self.world);
        rows.for_each(|(mut matrix, mut position)| invert(&mut matrix, &mut position));
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let rows = self.query.iter(&self.world);
        Some(
            rows.map(|(_, position)| f64::from(position.0.x))
                .sum::<f64>() as u64,
        )
    }
}

/// Batches of 64, on rayon.
pub struct Hecs {
    world: hecs::World,
}

impl Hecs {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = hecs::World::new();
        world.spawn_batch((0..MATRICES).map(row)).for_each(drop);
        Self { world }
    }
}

impl Side for Hecs {
    type World = ();
    const NAME: &'static str = "hecs";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let query = self.world.query_mut::<(&mut Matrix, &mut Position)>();
        let batches = query.into_iter_batched(64).par_bridge();
        batches.for_each(|batch| batch.for_each(|(matrix, position)| invert(matrix, position)));
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let rows = self.world.query_mut::<&Position>().into_iter();
        Some(rows.map(|position| f64::from(position.0.x)).sum::<f64>() as u64)
    }
}

impl Default for Bevy {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for Hecs {
    fn default() -> Self {
        Self::new()
    }
}
