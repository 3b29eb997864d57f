//! A component is added to each of 10,000 entities, then removed from each.

use crate::components::{A, B};
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// `insert` and `remove`, in tables.
pub struct Bevy {
    world: bevy_ecs::world::World,
    entities: Vec<bevy_ecs::entity::Entity>,
}

impl Bevy {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = bevy_ecs::world::World::new();
        let rows = (0..ENTITIES).map(|at| A(at as f32));
        let entities = world.spawn_batch(rows).collect();
        Self { world, entities }
    }
}

impl Side for Bevy {
    type World = ();
    const NAME: &'static str = "bevy_ecs, table";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for entity in &self.entities {
            self.world.entity_mut(*entity).insert(B(0.0));
        }
        for entity in &self.entities {
            self.world.entity_mut(*entity).remove::<B>();
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let mut lacking = self
            .world
            .query_filtered::<&A, bevy_ecs::query::Without<B>>();
        Some(lacking.iter(&self.world).count() as u64)
    }
}

/// `insert_one` and `remove_one`.
pub struct Hecs {
    world: hecs::World,
    entities: Vec<hecs::Entity>,
}

impl Hecs {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = hecs::World::new();
        let rows = (0..ENTITIES).map(|at| (A(at as f32),));
        let entities = world.spawn_batch(rows).collect();
        Self { world, entities }
    }
}

impl Side for Hecs {
    type World = ();
    const NAME: &'static str = "hecs";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for entity in &self.entities {
            let _there = self.world.insert_one(*entity, B(0.0));
        }
        for entity in &self.entities {
            let _removed = self.world.remove_one::<B>(*entity);
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let mut lacking = self.world.query::<hecs::Without<&A, &B>>();
        Some(lacking.iter().count() as u64)
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
