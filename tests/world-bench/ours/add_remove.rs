//! A component is added to each of 10,000 entities, then removed from each.

use crate::components::{A, B};
use crate::fixture::{Fixture, Libraries, sure};
use playground_base::{Component, Key};
use playground_core_ecs::{EntityId, TypedChanges};
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// `insert` and `remove`, from archetype to archetype.
pub struct AddRemove {
    world: Entities,
    added: Key<B>,
}

/// Entities that a component is added to and removed from.
pub(crate) struct Entities {
    pub fixture: Fixture,
    pub entities: Vec<EntityId>,
}

impl Entities {
    /// A world with entities that have an `A`.
    pub fn new(libraries: &Libraries) -> Self {
        Self::with_plugins(libraries, &[])
    }

    /// The same, and plugins that work on it.
    pub fn with_plugins(libraries: &Libraries, plugins: &[&str]) -> Self {
        let fixture = Fixture::new(libraries, plugins);
        let key: Key<A> = fixture.key();
        let made = fixture.make(&key, (0..ENTITIES).map(|at| A { value: at as f32 }));
        let entities = fixture.entities(&made);
        Self { fixture, entities }
    }

    /// The workload.
    pub fn add_and_remove<T: Component>(&self, key: &Key<T>, row: impl Fn() -> T) {
        let world_data = &mut *self.fixture.world.data.write();
        let changed = self.fixture.exclusive.call(|world| {
            let add = |id: &EntityId| world.insert(world_data, *id, key, row());
            self.entities.iter().try_for_each(add)?;
            let remove = |id: &EntityId| world.remove(world_data, *id, key);
            self.entities.iter().try_for_each(remove)
        });
        sure(sure(changed));
    }

    /// How many entities there are, if none of them has the component.
    pub fn lacking<T: Component>(&self, key: &Key<T>) -> u64 {
        let world_data = self.fixture.world.data.read();
        let rows = world_data
            .pool(key.component())
            .map(|pool| pool.total(&world_data.token));
        (self.entities.len() - rows.unwrap_or_default()) as u64
    }
}

impl AddRemove {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let world = Entities::new(libraries);
        let added = world.fixture.key();
        Self { world, added }
    }
}

impl Side for AddRemove {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.world.add_and_remove(&self.added, || B { value: 0.0 });
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.world.lacking(&self.added))
    }
}
