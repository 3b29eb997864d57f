//! The same as [`add_remove`](crate::add_remove) with rows outside of tables.

use crate::components::{A, B};
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};
use shipyard::{Delete, EntitiesView, Get, ViewMut};

/// With the storage borrowed once.
pub struct Shipyard {
    world: shipyard::World,
    entities: Vec<shipyard::EntityId>,
}

impl Shipyard {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = shipyard::World::new();
        let rows = (0..ENTITIES).map(|at| (A(at as f32),));
        let entities = world.bulk_add_entity(rows).collect();
        Self { world, entities }
    }
}

impl Side for Shipyard {
    type World = ();
    const NAME: &'static str = "shipyard";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let borrowed = self.world.borrow::<(EntitiesView<'_>, ViewMut<'_, B>)>();
        let Ok((alive, mut rows)) = borrowed else {
            return;
        };
        for entity in &self.entities {
            alive.add_component(*entity, &mut rows, B(0.0));
        }
        for entity in &self.entities {
            rows.delete(*entity);
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let rows = self.world.borrow::<ViewMut<'_, B>>().ok()?;
        let lacking = self.entities.iter().filter(|e| (&rows).get(**e).is_err());
        Some(lacking.count() as u64)
    }
}

impl Default for Shipyard {
    fn default() -> Self {
        Self::new()
    }
}
