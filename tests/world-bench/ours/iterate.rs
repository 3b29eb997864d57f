//! `position += velocity` for 10,000 entities of one archetype, 100 times.

use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::ArchetypeId;
use playground_tests_world_bench_workload::{
    Side,
    sizes::{ENTITIES, PASSES},
};

/// The body of a system: a borrow of each column a pass.
pub struct Iterate {
    fixture: Fixture,
    row: Row,
    archetypes: Vec<ArchetypeId>,
}

impl Iterate {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let row = Row::new(&fixture);
        let archetypes = vec![row.make(&fixture, ENTITIES).archetype];
        Self {
            fixture,
            row,
            archetypes,
        }
    }
}

impl Side for Iterate {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let world_data = self.fixture.world.data.read();
        for _ in 0..PASSES {
            let mut positions = sure(self.row.position.write(&world_data.token));
            let velocities = sure(self.row.velocity.read(&world_data.token));
            positions.for_archetypes(&self.archetypes, |archetype, positions| {
                let rows = positions.iter_mut().zip(velocities.rows(archetype));
                rows.for_each(|(position, velocity)| position.value += velocity.value);
            });
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let world_data = self.fixture.world.data.read();
        let positions = sure(self.row.position.read(&world_data.token));
        let rows = self
            .archetypes
            .iter()
            .flat_map(|archetype| positions.rows(*archetype));
        Some(
            rows.map(|position| f64::from(position.value.x))
                .sum::<f64>() as u64,
        )
    }
}
