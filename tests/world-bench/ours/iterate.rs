//! `position += velocity` for 10,000 entities of one table, 100 times.

use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::TableId;
use playground_tests_world_bench_workload::{
    Side,
    sizes::{ENTITIES, PASSES},
};

/// The body of a system: a borrow of each column a pass.
pub struct Iterate {
    fixture: Fixture,
    row: Row,
    tables: Vec<TableId>,
}

impl Iterate {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let row = Row::new(&fixture);
        let tables = vec![row.make(&fixture, ENTITIES).table];
        Self {
            fixture,
            row,
            tables,
        }
    }
}

impl Side for Iterate {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let structure = self.fixture.world.structure.read();
        for _ in 0..PASSES {
            let mut positions = sure(self.row.position.write(&structure.cells));
            let velocities = sure(self.row.velocity.read(&structure.cells));
            positions.for_tables(&self.tables, |table, positions| {
                let rows = positions.iter_mut().zip(velocities.rows(table));
                rows.for_each(|(position, velocity)| position.value += velocity.value);
            });
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let structure = self.fixture.world.structure.read();
        let positions = sure(self.row.position.read(&structure.cells));
        let rows = self.tables.iter().flat_map(|table| positions.rows(*table));
        Some(
            rows.map(|position| f64::from(position.value.x))
                .sum::<f64>() as u64,
        )
    }
}
