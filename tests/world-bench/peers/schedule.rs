//! Three systems swap components of 40,000 entities in four tables, on two threads.

use crate::components::{A, B, C, D, E};
use bevy_ecs::change_detection::ContiguousMut;
use bevy_ecs::component::{Component, Mutable};
use bevy_ecs::schedule::{MultiThreadedExecutor, Schedule};
use bevy_ecs::system::Query;
use bevy_ecs::world::World;
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// The multi-threaded executor; systems that get slices of whole tables.
pub struct Bevy {
    world: World,
    schedule: Schedule,
}

impl Bevy {
    /// A world with the entities.
    pub fn new() -> Self {
        let mut world = World::new();
        let rows = || 0..ENTITIES;
        let (a, b, c, d, e) = (A(1.0), B(2.0), C(3.0), D(4.0), E(5.0));
        world.spawn_batch(rows().map(|_| (a, b))).for_each(drop);
        world.spawn_batch(rows().map(|_| (a, b, c))).for_each(drop);
        world
            .spawn_batch(rows().map(|_| (a, b, c, d)))
            .for_each(drop);
        world
            .spawn_batch(rows().map(|_| (a, b, c, e)))
            .for_each(drop);
        let mut schedule = Schedule::default();
        schedule.set_executor(MultiThreadedExecutor::new());
        schedule.add_systems((ab, cd, ce));
        schedule.run(&mut world);
        schedule.run(&mut world);
        Self { world, schedule }
    }
}

fn ab(mut query: Query<(&mut A, &mut B)>) {
    let Ok(tables) = query.contiguous_iter_mut() else {
        return;
    };
    tables.for_each(|(a, b)| swap(a, b, |a, b| std::mem::swap(&mut a.0, &mut b.0)));
}

fn cd(mut query: Query<(&mut C, &mut D)>) {
    let Ok(tables) = query.contiguous_iter_mut() else {
        return;
    };
    tables.for_each(|(c, d)| swap(c, d, |c, d| std::mem::swap(&mut c.0, &mut d.0)));
}

fn ce(mut query: Query<(&mut C, &mut E)>) {
    let Ok(tables) = query.contiguous_iter_mut() else {
        return;
    };
    tables.for_each(|(c, e)| swap(c, e, |c, e| std::mem::swap(&mut c.0, &mut e.0)));
}

fn swap<X, Y>(
    mut x: ContiguousMut<'_, X>,
    mut y: ContiguousMut<'_, Y>,
    swap: impl Fn(&mut X, &mut Y),
) where
    X: Component<Mutability = Mutable>,
    Y: Component<Mutability = Mutable>,
{
    x.iter_mut().zip(y.iter_mut()).for_each(|(x, y)| swap(x, y));
}

impl Side for Bevy {
    type World = ();
    const NAME: &'static str = "bevy_ecs, multi-threaded";

    fn prepare(&mut self) {}
    fn run(&mut self, (): &mut ()) {
        self.schedule.run(&mut self.world);
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let mut a = self.world.query::<&A>();
        let sum: f32 = a.iter(&self.world).map(|a| a.0).sum();
        let mut d = self.world.query::<&D>();
        let sum = sum + d.iter(&self.world).map(|d| d.0).sum::<f32>();
        Some(sum as u64)
    }
}

impl Default for Bevy {
    fn default() -> Self {
        Self::new()
    }
}
