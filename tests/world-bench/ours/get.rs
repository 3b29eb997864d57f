//! A component is read of 50,000 entities in random order.

use crate::components::A;
use crate::fixture::{Fixture, Libraries, sure};
use playground_base::Key;
use playground_core_ecs::EntityId;
use playground_tests_world_bench_workload::{Side, shuffled, sizes::READS};

/// With the columns borrowed once.
pub struct Get {
    fixture: Fixture,
    key: Key<A>,
    entities: Vec<EntityId>,
    sum: f64,
}

impl Get {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let key: Key<A> = fixture.key();
        let made = fixture.make(&key, (0..READS).map(|at| A { value: at as f32 }));
        let made = fixture.entities(&made);
        let entities = shuffled(READS).into_iter().map(|at| made[at]).collect();
        Self {
            fixture,
            key,
            entities,
            sum: 0.0,
        }
    }
}

impl Side for Get {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let world_data = &*self.fixture.world.data.read();
        let rows = sure(self.key.read(&world_data.token));
        let rows = rows.view();
        let value = |id: &EntityId| {
            let entity = world_data.locate(*id);
            let row = entity.and_then(|entity| rows.get(entity.archetype, entity.row as usize));
            row.map_or(0.0, |row| f64::from(row.value))
        };
        self.sum = self.entities.iter().map(value).sum();
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.sum as u64)
    }
}
