//! 10,000 entities with four components one by one, into an empty world.

use crate::batch_insert;
use crate::components::row;
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

macro_rules! side {
    ($(#[$doc:meta])* $name:ident, |$world:ident, $row:ident| $spawn:expr) => {
        $(#[$doc])*
        pub struct $name;

        impl Side for $name {
            type World = <batch_insert::$name as Side>::World;
            const NAME: &'static str = batch_insert::$name::NAME;

            fn prepare(&mut self) -> Self::World {
                batch_insert::$name.prepare()
            }
            fn run(&mut self, $world: &mut Self::World) {
                for at in 0..ENTITIES {
                    let $row = row(at);
                    $spawn;
                }
            }
            fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
                batch_insert::$name.outcome(world)
            }
        }
    };
}

side!(/** `spawn`. */ Bevy, |world, row| world.spawn(row));
side!(/** `spawn`. */ Hecs, |world, row| world.spawn(row));
side!(/** `entity`, then `set` for each component. */ Flecs, |world, row| {
    world.entity().set(row.0).set(row.1).set(row.2).set(row.3)
});
side!(/** `add_entity`. */ Shipyard, |world, row| world.add_entity(row));
