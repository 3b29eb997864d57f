//! Each of 10,000 entities changes, and an observer is notified.

use crate::components::A;
use bevy_ecs::entity::Entity;
use bevy_ecs::event::EntityEvent;
use bevy_ecs::lifecycle::Insert;
use bevy_ecs::observer::On;
use bevy_ecs::resource::Resource;
use bevy_ecs::system::{Query, ResMut};
use bevy_ecs::world::World;
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// The observations.
#[derive(Resource, Default)]
struct Heard(u64);

#[derive(EntityEvent)]
struct Hit {
    entity: Entity,
}

fn world() -> (World, Vec<Entity>) {
    let mut world = World::new();
    world.init_resource::<Heard>();
    let rows = (0..ENTITIES).map(|at| A(at as f32));
    let entities = world.spawn_batch(rows).collect();
    (world, entities)
}

fn take(world: &mut World) -> Option<u64> {
    let mut heard = world.resource_mut::<Heard>();
    Some(std::mem::take(&mut heard.0))
}

/// `trigger` of an event that concerns an entity.
pub struct BevyEvents {
    world: World,
    entities: Vec<Entity>,
}

impl BevyEvents {
    /// A world with the entities and the observer.
    pub fn new() -> Self {
        let (mut world, entities) = world();
        world.add_observer(|hit: On<Hit>, mut heard: ResMut<Heard>| {
            heard.0 += u64::from(hit.entity.index_u32() != u32::MAX);
        });
        Self { world, entities }
    }
}

impl Side for BevyEvents {
    type World = ();
    const NAME: &'static str = "bevy_ecs";

    fn prepare(&mut self) {
        self.world.resource_mut::<Heard>().0 = 0;
    }
    fn run(&mut self, (): &mut ()) {
        for entity in &self.entities {
            self.world.trigger(Hit { entity: *entity });
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        take(&mut self.world)
    }
}

/// `insert` over a component that is there already; the observer reads it.
pub struct BevyInserts {
    world: World,
    entities: Vec<Entity>,
}

impl BevyInserts {
    /// A world with the entities and the observer.
    pub fn new() -> Self {
        let (mut world, entities) = world();
        world.add_observer(
            |hit: On<Insert<A>>, rows: Query<&A>, mut heard: ResMut<Heard>| {
                heard.0 += rows.get(hit.entity).map_or(0, |row| row.0 as u64);
            },
        );
        Self { world, entities }
    }
}

impl Side for BevyInserts {
    type World = ();
    const NAME: &'static str = "bevy_ecs";

    fn prepare(&mut self) {
        self.world.resource_mut::<Heard>().0 = 0;
    }
    fn run(&mut self, (): &mut ()) {
        for entity in &self.entities {
            self.world.entity_mut(*entity).insert(A(1.0));
        }
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        take(&mut self.world)
    }
}

impl Default for BevyEvents {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for BevyInserts {
    fn default() -> Self {
        Self::new()
    }
}
