//! 100,000 entities with four components are copied and put back.

use crate::components::{Matrix, Position, Rotation, Velocity, row};
use playground_tests_world_bench_workload::{Side, sizes::SAVED};

type Columns = (Vec<Matrix>, Vec<Position>, Vec<Rotation>, Vec<Velocity>);

/// No engine: four vectors, cloned and cloned back. Less cannot be done.
pub struct RawClone {
    columns: Columns,
}

impl RawClone {
    /// The columns.
    pub fn new() -> Self {
        let rows = || (0..SAVED).map(row);
        let columns = (
            rows().map(|row| row.0).collect(),
            rows().map(|row| row.1).collect(),
            rows().map(|row| row.2).collect(),
            rows().map(|row| row.3).collect(),
        );
        Self { columns }
    }
}

impl Side for RawClone {
    type World = Option<Columns>;
    const NAME: &'static str = "raw clone";

    fn prepare(&mut self) -> Self::World {
        None
    }
    fn run(&mut self, saved: &mut Self::World) {
        let saved = saved.insert(self.columns.clone());
        self.columns.0.clone_from(&saved.0);
        self.columns.1.clone_from(&saved.1);
        self.columns.2.clone_from(&saved.2);
        self.columns.3.clone_from(&saved.3);
    }
    fn outcome(&mut self, _saved: &mut Self::World) -> Option<u64> {
        let positions = self.columns.1.iter();
        Some(
            positions
                .map(|position| f64::from(position.0.x))
                .sum::<f64>() as u64,
        )
    }
}

impl Default for RawClone {
    fn default() -> Self {
        Self::new()
    }
}
