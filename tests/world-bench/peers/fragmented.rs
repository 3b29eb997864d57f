//! `data *= 2` for 20 entities of each of 26 tables, 100 times.

use crate::components::Data;
use playground_tests_world_bench_workload::{
    Side,
    sizes::{FRAGMENT_ENTITIES, PASSES},
};

macro_rules! fragments {
    ($($name:ident)+) => {
        $(
            #[derive(Default, bevy_ecs::component::Component)]
            struct $name {
                _value: f32,
            }
        )+

        impl Bevy {
            /// A world with the entities.
            pub fn new() -> Self {
                let mut world = bevy_ecs::world::World::new();
                $(
                    let rows = (0..FRAGMENT_ENTITIES).map(|_| ($name::default(), Data(1.0)));
                    world.spawn_batch(rows).for_each(drop);
                )+
                let query = world.query();
                Self { world, query }
            }
        }

        fn hecs_world() -> hecs::World {
            let mut world = hecs::World::new();
            $(
                let rows = (0..FRAGMENT_ENTITIES).map(|_| ($name::default(), Data(1.0)));
                world.spawn_batch(rows).for_each(drop);
            )+
            world
        }
    };
}

fragments!(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z);

/// Slices of whole tables, with change detection.
pub struct Bevy {
    world: bevy_ecs::world::World,
    query: bevy_ecs::query::QueryState<&'static mut Data>,
}

impl Side for Bevy {
    type World = ();
    const NAME: &'static str = "bevy_ecs, contiguous";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for _ in 0..PASSES {
            let Ok(tables) = self.query.contiguous_iter_mut(&mut self.world) else {
                return;
            };
            for mut data in tables {
                data.iter_mut().for_each(|data| data.0 *= 2.0);
            }
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.query.iter(&self.world).count() as u64)
    }
}

/// `for_each` of a prepared query that has the world to itself.
pub struct HecsPrepared {
    world: hecs::World,
    query: hecs::PreparedQuery<&'static mut Data>,
}

/// `for_each` of a query that is made for each pass.
pub struct Hecs {
    world: hecs::World,
}

impl HecsPrepared {
    /// A world with the entities.
    pub fn new() -> Self {
        Self {
            world: hecs_world(),
            query: hecs::PreparedQuery::new(),
        }
    }
}

impl Hecs {
    /// A world with the entities.
    pub fn new() -> Self {
        let world = hecs_world();
        Self { world }
    }
}

impl Side for HecsPrepared {
    type World = ();
    const NAME: &'static str = "hecs, prepared";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for _ in 0..PASSES {
            let rows = self.query.query_mut(&mut self.world);
            rows.for_each(|data| data.0 *= 2.0);
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.query.query_mut(&mut self.world).count() as u64)
    }
}

impl Side for Hecs {
    type World = ();
    const NAME: &'static str = "hecs";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        for _ in 0..PASSES {
            let rows = self.world.query_mut::<&mut Data>();
            rows.into_iter().for_each(|data| data.0 *= 2.0);
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        Some(self.world.query_mut::<&mut Data>().into_iter().count() as u64)
    }
}

impl Default for Bevy {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for HecsPrepared {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for Hecs {
    fn default() -> Self {
        Self::new()
    }
}
