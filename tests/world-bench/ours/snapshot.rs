//! 100,000 entities with four components are copied and put back.

use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::TableId;
use playground_tests_world_bench_workload::{Side, sizes::SAVED};

/// `save` and `restore`.
pub struct Snapshot {
    fixture: Fixture,
    row: Row,
    table: TableId,
}

impl Snapshot {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let row = Row::new(&fixture);
        let table = row.make(&fixture, SAVED).table;
        Self {
            fixture,
            row,
            table,
        }
    }
}

impl Side for Snapshot {
    type World = Option<u64>;
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        None
    }
    fn run(&mut self, saved: &mut Self::World) {
        let Fixture { world, whole, .. } = &self.fixture;
        let number = *saved.insert(sure(whole.call(|w| w.save(world))));
        sure(sure(whole.call(|w| w.restore(world, number))));
    }
    fn outcome(&mut self, saved: &mut Self::World) -> Option<u64> {
        let Fixture { world, whole, .. } = &self.fixture;
        let number = saved.take()?;
        sure(whole.call(|w| w.forget(world, number)));
        let structure = world.structure.read();
        let positions = sure(self.row.position.read(&structure.cells));
        let positions = positions.rows(self.table).iter();
        Some(
            positions
                .map(|position| f64::from(position.value.x))
                .sum::<f64>() as u64,
        )
    }
}
