//! Three systems swap components of 40,000 entities in four archetypes, on two threads.

use crate::components::{A, B, C, D, E};
use crate::fixture::{Fixture, Libraries, sure};
use playground_base::{Component, Context, Key, ModuleError, StagedRows, view_model};
use playground_core_ecs::{Query, Stage, System, SystemContext, SystemId, SystemView, WorldData};
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// The plugin.
pub struct Swapper {
    keys: Keys,
}

struct Keys {
    a: Key<A>,
    b: Key<B>,
    c: Key<C>,
    d: Key<D>,
    e: Key<E>,
}

const AB: SystemId = SystemId::new("bench::ab");
const CD: SystemId = SystemId::new("bench::cd");

impl Swapper {
    /// With its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        let keys = Keys {
            a: context.key()?,
            b: context.key()?,
            c: context.key()?,
            d: context.key()?,
            e: context.key()?,
        };
        Ok(Self { keys })
    }
}

#[view_model]
impl SystemView for Swapper {
    fn systems(&self) -> Vec<System> {
        let Keys { a, b, c, d, e } = &self.keys;
        let ab = Query::new().with_write(a).with_write(b);
        let cd = Query::new().with_write(c).with_write(d);
        let ce = Query::new().with_write(c).with_write(e);
        let system = |name, query| {
            System::new(name)
                .with_stage(Stage::Update)
                .with_query(query)
        };
        vec![
            system("bench::ab", ab),
            system("bench::cd", cd),
            system("bench::ce", ce),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let Keys { a, b, c, d, e } = &self.keys;
        match system {
            AB => swap(context, (a, b), |a, b| {
                std::mem::swap(&mut a.value, &mut b.value)
            }),
            CD => swap(context, (c, d), |c, d| {
                std::mem::swap(&mut c.value, &mut d.value)
            }),
            _ => swap(context, (c, e), |c, e| {
                std::mem::swap(&mut c.value, &mut e.value)
            }),
        }
    }
}

fn swap<X: Component, Y: Component>(
    context: &SystemContext<'_>,
    (x, y): (&Key<X>, &Key<Y>),
    swap: impl Fn(&mut X, &mut Y),
) -> Result<(), ModuleError> {
    let mut x = x.write(context.token())?;
    let mut y = y.write(context.token())?;
    for archetype in context.archetypes(0) {
        let rows = x
            .rows_mut(*archetype)
            .iter_mut()
            .zip(y.rows_mut(*archetype));
        rows.for_each(|(x, y)| swap(x, y));
    }
    Ok(())
}

/// The scheduler runs the systems of the plugin.
pub struct Schedule {
    fixture: Fixture,
    a: Key<A>,
    d: Key<D>,
}

impl Schedule {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &["::Swapper"]);
        let keys = sure(Swapper::new(&fixture.context)).keys;
        make(&fixture, |world_data| {
            vec![a(&keys, world_data), b(&keys, world_data)]
        });
        make(&fixture, |s| vec![a(&keys, s), b(&keys, s), c(&keys, s)]);
        make(&fixture, |s| {
            vec![a(&keys, s), b(&keys, s), c(&keys, s), d(&keys, s)]
        });
        make(&fixture, |s| {
            vec![a(&keys, s), b(&keys, s), c(&keys, s), e(&keys, s)]
        });
        fixture.run_systems();
        fixture.run_systems();
        Self {
            fixture,
            a: keys.a,
            d: keys.d,
        }
    }
}

fn make(fixture: &Fixture, rows: impl Fn(&WorldData) -> Vec<StagedRows>) {
    let world_data = &mut *fixture.world.data.write();
    let staged = rows(world_data);
    sure(sure(
        fixture
            .exclusive
            .call(|e| e.make_batch(world_data, &staged)),
    ));
}

fn a(keys: &Keys, world_data: &WorldData) -> StagedRows {
    keys.a
        .stage(&world_data.token, (0..ENTITIES).map(|_| A { value: 1.0 }))
}

fn b(keys: &Keys, world_data: &WorldData) -> StagedRows {
    keys.b
        .stage(&world_data.token, (0..ENTITIES).map(|_| B { value: 2.0 }))
}

fn c(keys: &Keys, world_data: &WorldData) -> StagedRows {
    keys.c
        .stage(&world_data.token, (0..ENTITIES).map(|_| C { value: 3.0 }))
}

fn d(keys: &Keys, world_data: &WorldData) -> StagedRows {
    keys.d
        .stage(&world_data.token, (0..ENTITIES).map(|_| D { value: 4.0 }))
}

fn e(keys: &Keys, world_data: &WorldData) -> StagedRows {
    keys.e
        .stage(&world_data.token, (0..ENTITIES).map(|_| E { value: 5.0 }))
}

impl Side for Schedule {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.fixture.run_systems();
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let world_data = self.fixture.world.data.read();
        let (a, d) = (
            sure(self.a.read(&world_data.token)),
            sure(self.d.read(&world_data.token)),
        );
        let archetypes = (0..world_data.archetypes.len() as u32).map(playground_base::ArchetypeId);
        let sum = |archetype| {
            let a: f32 = a.rows(archetype).iter().map(|a| a.value).sum();
            a + d.rows(archetype).iter().map(|d| d.value).sum::<f32>()
        };
        Some(archetypes.map(sum).sum::<f32>() as u64)
    }
}
