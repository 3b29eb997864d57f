//! 100,000 entities with four components are copied, and restored.

use crate::components::{Matrix, Position, Rotation, Velocity, row};
use playground_tests_world_bench_workload::{Side, sizes::SAVED};

/// What is saved.
#[derive(Clone)]
pub struct Columns(Vec<Matrix>, Vec<Position>, Vec<Rotation>, Vec<Velocity>);

impl Columns {
    fn new() -> Self {
        let rows = || (0..SAVED).map(row);
        Self(
            rows().map(|row| row.0).collect(),
            rows().map(|row| row.1).collect(),
            rows().map(|row| row.2).collect(),
            rows().map(|row| row.3).collect(),
        )
    }

    fn sum(&self) -> u64 {
        let sum: f64 = self.1.iter().map(|row| f64::from(row.0.x)).sum();
        sum as u64
    }
}

/// No engine: four vectors, cloned. Less cannot be done.
pub struct RawSave {
    columns: Columns,
}

/// No engine: four vectors, cloned back into the memory that is there.
pub struct RawRestore {
    columns: Columns,
}

impl RawSave {
    /// The columns.
    pub fn new() -> Self {
        let columns = Columns::new();
        Self { columns }
    }
}

impl RawRestore {
    /// The columns.
    pub fn new() -> Self {
        let columns = Columns::new();
        Self { columns }
    }
}

impl Side for RawSave {
    type World = Option<Columns>;
    const NAME: &'static str = "raw clone";

    fn prepare(&mut self) -> Self::World {
        None
    }
    fn run(&mut self, saved: &mut Self::World) {
        *saved = Some(self.columns.clone());
    }
    fn outcome(&mut self, saved: &mut Self::World) -> Option<u64> {
        saved.as_ref().map(Columns::sum)
    }
}

impl Side for RawRestore {
    type World = Columns;
    const NAME: &'static str = "raw clone";

    fn prepare(&mut self) -> Self::World {
        self.columns.clone()
    }
    fn run(&mut self, saved: &mut Self::World) {
        self.columns.0.clone_from(&saved.0);
        self.columns.1.clone_from(&saved.1);
        self.columns.2.clone_from(&saved.2);
        self.columns.3.clone_from(&saved.3);
    }
    fn outcome(&mut self, _saved: &mut Self::World) -> Option<u64> {
        Some(self.columns.sum())
    }
}

impl Default for RawSave {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for RawRestore {
    fn default() -> Self {
        Self::new()
    }
}
