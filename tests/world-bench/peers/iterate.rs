//! `position += velocity` for 10,000 entities of one table, 100 times.

use crate::components::{Position, Velocity, row};
use playground_tests_world_bench_workload::{
    Side,
    sizes::{ENTITIES, PASSES},
};

/// Slices of whole tables, with change detection.
pub struct Bevy {
    world: bevy_ecs::world::World,
    query: bevy_ecs::query::QueryState<(&'static mut Position, &'static Velocity)>,
}

impl Bevy {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = bevy_ecs::world::World::new();
        world.spawn_batch((0..ENTITIES).map(row)).for_each(drop);
        let query = world.query();
        Self { world, query }
    }
}

impl Side for Bevy {
    type World = ();
    const NAME: &'static str = "bevy_ecs, contiguous";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for _ in 0..PASSES {
            let Ok(tables) = self.query.contiguous_iter_mut(&mut self.world) else {
                return;
            };
            for (mut positions, velocities) in tables {
                let rows = positions.iter_mut().zip(velocities);
                rows.for_each(|(position, velocity)| position.0 += velocity.0);
            }
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let rows = self.query.iter(&self.world);
        Some(
            rows.map(|(position, _)| f64::from(position.0.x))
                .sum::<f64>() as u64,
        )
    }
}

/// `for_each` of a query that has the world to itself.
pub struct Hecs {
    world: hecs::World,
}

impl Hecs {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = hecs::World::new();
        world.spawn_batch((0..ENTITIES).map(row)).for_each(drop);
        Self { world }
    }
}

impl Side for Hecs {
    type World = ();
    const NAME: &'static str = "hecs";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for _ in 0..PASSES {
            let query = self.world.query_mut::<(&mut Position, &Velocity)>();
            let rows = query.into_iter();
            rows.for_each(|(position, velocity)| position.0 += velocity.0);
        }
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
