//! `data *= 2` for 20 entities of each of 26 archetypes, 100 times.

use crate::components::Data;
use crate::fixture::{Fixture, Libraries, sure};
use playground_base::{Component, Key, component};
use playground_core_ecs::{Query, QueryMatches};
use playground_tests_world_bench_workload::{
    Side,
    sizes::{FRAGMENT_ENTITIES, PASSES},
};

macro_rules! fragments {
    ($($name:ident)+) => {
        $(
            /// One of the types.
            #[component]
            #[derive(Copy)]
            pub struct $name {
                /// All there is.
                pub value: f32,
            }
        )+

        fn make_all(fixture: &Fixture, data: &Key<Data>) {
            $(
                let key: Key<$name> = fixture.key();
                make(fixture, &key, data);
            )+
        }
    };
}

fragments! {
    FragmentA FragmentB FragmentC FragmentD FragmentE FragmentF FragmentG FragmentH FragmentI
    FragmentJ FragmentK FragmentL FragmentM FragmentN FragmentO FragmentP FragmentQ FragmentR
    FragmentS FragmentT FragmentU FragmentV FragmentW FragmentX FragmentY FragmentZ
}

fn make<T: Component>(fixture: &Fixture, key: &Key<T>, data: &Key<Data>) {
    let world_data = &mut *fixture.world.data.write();
    let rows = 0..FRAGMENT_ENTITIES;
    let staged = [
        key.stage(&world_data.token, rows.clone().map(|_| T::default())),
        data.stage(&world_data.token, rows.map(|_| Data { value: 1.0 })),
    ];
    sure(sure(
        fixture
            .exclusive
            .call(|e| e.make_batch(world_data, &staged)),
    ));
}

/// The work of the scheduler for a system, and the system's body: each pass updates the matches and
/// borrows the column.
pub struct Fragmented {
    fixture: Fixture,
    data: Key<Data>,
    query: Query,
    matches: QueryMatches,
}

impl Fragmented {
    /// A world with the entities.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let data = fixture.key();
        make_all(&fixture, &data);
        let query = Query::new().with_write(&data);
        Self {
            fixture,
            data,
            query,
            matches: QueryMatches::default(),
        }
    }
}

impl Side for Fragmented {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        let world_data = &mut *self.fixture.world.data.write();
        for _ in 0..PASSES {
            if self.matches.seen != world_data.archetypes.len() {
                let (query, matches) = (&self.query, &mut self.matches);
                let update =
                    |q: &_| playground_core_ecs::QueryView::update(q, world_data, query, matches);
                sure(self.fixture.queries.call(update));
            }
            let archetypes = &self.matches.archetypes;
            self.data
                .for_each(&mut world_data.token, archetypes, |data| data.value *= 2.0);
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let world_data = self.fixture.world.data.read();
        let data = sure(self.data.read(&world_data.token));
        let rows = self
            .matches
            .archetypes
            .iter()
            .map(|archetype| data.rows(*archetype).len());
        Some(rows.sum::<usize>() as u64)
    }
}
