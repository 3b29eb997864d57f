//! `data *= 2` for 20 entities of each of 26 tables, 100 times.

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
    let structure = &mut *fixture.world.structure.write();
    let rows = 0..FRAGMENT_ENTITIES;
    let staged = [
        key.stage(&structure.cells, rows.clone().map(|_| T::default())),
        data.stage(&structure.cells, rows.map(|_| Data { value: 1.0 })),
    ];
    sure(sure(
        fixture.exclusive.call(|e| e.make_batch(structure, &staged)),
    ));
}

/// What the scheduler does for a system, and its body: the matches are brought up to date and the
/// column is borrowed in each pass.
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
        let structure = &mut *self.fixture.world.structure.write();
        for _ in 0..PASSES {
            if self.matches.seen != structure.tables.len() {
                let (query, matches) = (&self.query, &mut self.matches);
                let update =
                    |q: &_| playground_core_ecs::QueryView::update(q, structure, query, matches);
                sure(self.fixture.queries.call(update));
            }
            let tables = &self.matches.tables;
            self.data
                .for_each(&mut structure.cells, tables, |data| data.value *= 2.0);
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let structure = self.fixture.world.structure.read();
        let data = sure(self.data.read(&structure.cells));
        let rows = self
            .matches
            .tables
            .iter()
            .map(|table| data.rows(*table).len());
        Some(rows.sum::<usize>() as u64)
    }
}
