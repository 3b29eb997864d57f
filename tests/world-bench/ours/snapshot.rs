//! 100,000 entities with four components are copied, and restored.

use crate::fixture::{Fixture, Libraries, Row, sure};
use playground_base::ArchetypeId;
use playground_tests_world_bench_workload::{Side, sizes::SAVED};

/// `save`, and the first writes: until then, nothing is copied.
pub struct Save {
    world: World,
}

/// `restore` of a world that was written.
pub struct Restore {
    world: World,
}

impl Save {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let world = World::new(libraries);
        Self { world }
    }
}

impl Restore {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let world = World::new(libraries);
        Self { world }
    }
}

struct World {
    fixture: Fixture,
    row: Row,
    archetype: ArchetypeId,
}

impl World {
    fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let row = Row::new(&fixture);
        let archetype = row.make(&fixture, SAVED).archetype;
        Self {
            fixture,
            row,
            archetype,
        }
    }

    fn save(&self) -> u64 {
        let Fixture { world, whole, .. } = &self.fixture;
        sure(whole.call(|w| w.save(world)))
    }

    /// Asks to write all pools, and writes one of them: the copies are made then.
    fn write(&self) {
        let world_data = self.fixture.world.data.read();
        let token = &world_data.token;
        let mut positions = sure(self.row.position.write(token));
        for row in positions.rows_mut(self.archetype) {
            row.value.x += 1.0;
        }
        drop(positions);
        let Row {
            matrix,
            rotation,
            velocity,
            ..
        } = &self.row;
        drop(sure(matrix.write(token)));
        drop(sure(rotation.write(token)));
        drop(sure(velocity.write(token)));
    }

    fn restore(&self, number: u64) {
        let Fixture { world, whole, .. } = &self.fixture;
        sure(sure(whole.call(|w| w.restore(world, number))));
    }

    /// The rows after the copy is dropped.
    fn outcome(&self, number: u64) -> u64 {
        let Fixture { world, whole, .. } = &self.fixture;
        sure(whole.call(|w| w.forget(world, number)));
        let world_data = world.data.read();
        let positions = sure(self.row.position.read(&world_data.token));
        let positions = positions.rows(self.archetype).iter();
        let sum: f64 = positions.map(|row| f64::from(row.value.x)).sum();
        sum as u64
    }
}

impl Side for Save {
    type World = Option<u64>;
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        None
    }
    fn run(&mut self, saved: &mut Self::World) {
        *saved = Some(self.world.save());
        self.world.write();
    }
    fn outcome(&mut self, saved: &mut Self::World) -> Option<u64> {
        // Restored, so that the outcome is that of the copy.
        self.world.restore((*saved)?);
        Some(self.world.outcome(saved.take()?))
    }
}

impl Side for Restore {
    type World = u64;
    const NAME: &'static str = "ours";

    fn prepare(&mut self) -> Self::World {
        let number = self.world.save();
        self.world.write();
        number
    }
    fn run(&mut self, saved: &mut Self::World) {
        self.world.restore(*saved);
    }
    fn outcome(&mut self, saved: &mut Self::World) -> Option<u64> {
        Some(self.world.outcome(*saved))
    }
}
