//! 1,000 matrices are inverted 100 times each, on two threads.

use crate::components::{Matrix, Position};
use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::rayon::prelude::*;
use playground_base::{ArchetypeId, Context, Key, ModuleError, view_model};
use playground_core_ecs::{Query, Stage, System, SystemContext, SystemId, SystemView};
use playground_tests_world_bench_workload::{
    Side,
    sizes::{INVERSIONS, MATRICES},
};

/// The plugin: one system, which spreads its rows over the workers.
pub struct Inverter {
    matrix: Key<Matrix>,
    position: Key<Position>,
}

impl Inverter {
    /// With its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            matrix: context.key()?,
            position: context.key()?,
        })
    }
}

fn invert(matrix: &mut Matrix, position: &mut Position) {
    for _ in 0..INVERSIONS {
        matrix.value = matrix.value.inverse();
    }
    position.value = matrix.value.transform_vector3(position.value);
}

#[view_model]
impl SystemView for Inverter {
    fn systems(&self) -> Vec<System> {
        let query = Query::new()
            .with_write(&self.matrix)
            .with_write(&self.position);
        vec![
            System::new("bench::invert")
                .with_stage(Stage::Update)
                .with_query(query),
        ]
    }

    fn run(&self, _system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let mut matrices = self.matrix.write(context.token())?;
        let mut positions = self.position.write(context.token())?;
        for archetype in context.archetypes(0) {
            let rows = matrices
                .rows_mut(*archetype)
                .par_iter_mut()
                .with_min_len(64);
            let rows = rows.zip(positions.rows_mut(*archetype));
            rows.for_each(|(matrix, position)| invert(matrix, position));
        }
        Ok(())
    }
}

/// The scheduler runs the system of the plugin.
pub struct HeavyCompute {
    fixture: Fixture,
    position: Key<Position>,
    archetype: ArchetypeId,
}

impl HeavyCompute {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &["::Inverter"]);
        let row = Row::new(&fixture);
        let archetype = row.make(&fixture, MATRICES).archetype;
        Self {
            fixture,
            position: row.position,
            archetype,
        }
    }
}

impl Side for HeavyCompute {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.fixture.run_systems();
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let world_data = self.fixture.world.data.read();
        let positions = sure(self.position.read(&world_data.token));
        let positions = positions.rows(self.archetype).iter();
        Some(
            positions
                .map(|position| f64::from(position.value.x))
                .sum::<f64>() as u64,
        )
    }
}
