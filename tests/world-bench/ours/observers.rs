//! Each of 10,000 entities is changed, and an observer is notified.

use crate::add_remove::Entities;
use crate::components::{A, ObserverSum};
use crate::fixture::{Libraries, sure};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{
    EntityId, Event, Observer, ObserverContext, ObserverId, Query, Stage, StructuralCommand,
    System, SystemContext, SystemId, SystemView, TypedChanges,
};
use playground_tests_world_bench_workload::Side;

const KIND: &str = "bench::Hit";
const ON_HIT: ObserverId = ObserverId::new("bench::on_hit");

/// A plugin that sends an event for each entity that has an `A`.
pub struct Hitter {
    a: Key<A>,
}

impl Hitter {
    /// With its key.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self { a: context.key()? })
    }
}

#[view_model]
impl SystemView for Hitter {
    fn systems(&self) -> Vec<System> {
        let query = Query::new().with(&self.a);
        vec![
            System::new("bench::hit")
                .with_stage(Stage::Update)
                .with_query(query),
        ]
    }

    fn run(&self, _system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        for archetype in context.archetypes(0) {
            let hit = |entity| {
                let kind = KIND.into();
                StructuralCommand::Send(Event {
                    kind,
                    entity: Some(entity),
                    ..Event::default()
                })
            };
            let entities = &context.world_data.archetypes[archetype.0 as usize].entities;
            context
                .commands
                .commands
                .extend(entities.iter().copied().map(hit));
        }
        Ok(())
    }
}

/// A plugin that observes both the event and `A`.
pub struct Recorder {
    a: Key<A>,
    sum: Key<ObserverSum>,
}

impl Recorder {
    /// With its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            a: context.key()?,
            sum: context.key()?,
        })
    }
}

#[view_model]
impl SystemView for Recorder {
    fn observers(&self) -> Vec<Observer> {
        vec![
            Observer::from_event("bench::on_hit", KIND),
            Observer::from_set("bench::on_set", &self.a),
        ]
    }

    fn observe(
        &self,
        observer: ObserverId,
        context: &mut ObserverContext<'_>,
    ) -> Result<(), ModuleError> {
        let mut sum = self.sum.write(context.token())?;
        let Some(sum) = sum.resource_mut() else {
            return Ok(());
        };
        if observer == ON_HIT {
            sum.value += context.entities.len() as u64;
            return Ok(());
        }
        let rows = self.a.read(context.token())?;
        for id in context.entities {
            let entity = context.world_data.locate(*id);
            let row = entity.and_then(|entity| rows.get(entity.archetype, entity.row as usize));
            sum.value += row.map_or(0, |row| row.value as u64);
        }
        Ok(())
    }
}

/// A system sends the events; the scheduler delivers them.
pub struct Events {
    world: Entities,
    sum: Key<ObserverSum>,
}

/// Rows are inserted with exclusive access to the world; the scheduler delivers.
pub struct Inserts {
    world: Entities,
    a: Key<A>,
    sum: Key<ObserverSum>,
}

impl Events {
    /// A world with the entities and the plugins.
    pub fn new(libraries: &Libraries) -> Self {
        let world = Entities::with_plugins(libraries, &["::Hitter", "::Recorder"]);
        let sum = world.fixture.key();
        world.fixture.set_resource(&sum);
        Self { world, sum }
    }
}

impl Inserts {
    /// A world with the entities and the observer.
    pub fn new(libraries: &Libraries) -> Self {
        let world = Entities::with_plugins(libraries, &["::Recorder"]);
        let (a, sum) = (world.fixture.key(), world.fixture.key());
        world.fixture.set_resource(&sum);
        Self { world, a, sum }
    }
}

impl Entities {
    fn insert_all(&self, key: &Key<A>) {
        let world_data = &mut *self.fixture.world.data.write();
        let inserted = self.fixture.exclusive.call(|world| {
            let insert = |id: &EntityId| world.insert(world_data, *id, key, A { value: 1.0 });
            self.entities.iter().try_for_each(insert)
        });
        sure(sure(inserted));
    }

    /// The sum since the last call; `None` when the observer was not called.
    fn take(&self, sum: &Key<ObserverSum>) -> Option<u64> {
        let world_data = self.fixture.world.data.read();
        let mut sum = sure(sum.write(&world_data.token));
        let sum = sum.resource_mut().map(std::mem::take);
        sum.map(|sum| sum.value).filter(|sum| *sum > 0)
    }
}

impl Side for Events {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.world.fixture.run_systems();
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        self.world.take(&self.sum)
    }
}

impl Side for Inserts {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.world.insert_all(&self.a);
        self.world.fixture.run_systems();
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        self.world.take(&self.sum)
    }
}
