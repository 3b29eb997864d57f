//! Something happens to each of 10,000 entities, and an observer is told.

use crate::add_remove::Entities;
use crate::components::{A, Heard};
use crate::fixture::{Libraries, sure};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{
    Command, EntityId, Event, Observer, ObserverContext, ObserverId, Query, Stage, System,
    SystemContext, SystemId, SystemView, TypedChanges,
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
        for table in context.as_tables(0) {
            let hit = |entity| {
                let kind = KIND.into();
                Command::Send(Event {
                    kind,
                    entity: Some(entity),
                    ..Event::default()
                })
            };
            let entities = &context.structure.tables[table.0 as usize].entities;
            context
                .commands
                .commands
                .extend(entities.iter().copied().map(hit));
        }
        Ok(())
    }
}

/// A plugin that observes both the event and `A`.
pub struct Hearer {
    a: Key<A>,
    heard: Key<Heard>,
}

impl Hearer {
    /// With its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            a: context.key()?,
            heard: context.key()?,
        })
    }
}

#[view_model]
impl SystemView for Hearer {
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
        let mut heard = self.heard.write(context.as_cells())?;
        let Some(heard) = heard.resource_mut() else {
            return Ok(());
        };
        if observer == ON_HIT {
            heard.value += context.entities.len() as u64;
            return Ok(());
        }
        let rows = self.a.read(context.as_cells())?;
        for id in context.entities {
            let entity = context.structure.as_entity(*id);
            let row = entity.and_then(|entity| rows.get(entity.table, entity.row as usize));
            heard.value += row.map_or(0, |row| row.value as u64);
        }
        Ok(())
    }
}

/// A system asks for the events; the scheduler delivers them.
pub struct Events {
    world: Entities,
    heard: Key<Heard>,
}

/// Inserted by whoever has the world exclusively; the scheduler delivers.
pub struct Inserts {
    world: Entities,
    a: Key<A>,
    heard: Key<Heard>,
}

impl Events {
    /// A world with the entities and the plugins.
    pub fn new(libraries: &Libraries) -> Self {
        let world = Entities::with_plugins(libraries, &["::Hitter", "::Hearer"]);
        let heard = world.fixture.key();
        world.fixture.set_resource(&heard);
        Self { world, heard }
    }
}

impl Inserts {
    /// A world with the entities and the observer.
    pub fn new(libraries: &Libraries) -> Self {
        let world = Entities::with_plugins(libraries, &["::Hearer"]);
        let (a, heard) = (world.fixture.key(), world.fixture.key());
        world.fixture.set_resource(&heard);
        Self { world, a, heard }
    }
}

impl Entities {
    fn insert_all(&self, key: &Key<A>) {
        let structure = &mut *self.fixture.world.structure.write();
        let inserted = self.fixture.exclusive.call(|world| {
            let insert = |id: &EntityId| world.insert(structure, *id, key, A { value: 1.0 });
            self.entities.iter().try_for_each(insert)
        });
        sure(sure(inserted));
    }

    /// What the observer heard since this was asked last; `None` when it was told nothing at all.
    fn take(&self, heard: &Key<Heard>) -> Option<u64> {
        let structure = self.fixture.world.structure.read();
        let mut heard = sure(heard.write(&structure.cells));
        let heard = heard.resource_mut().map(std::mem::take);
        heard.map(|heard| heard.value).filter(|heard| *heard > 0)
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
        self.world.take(&self.heard)
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
        self.world.take(&self.heard)
    }
}
