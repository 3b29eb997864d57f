//! 10,000 entities with four components at once, into an empty world.

use crate::components::{Matrix, Position, Rotation, Velocity, row};
use playground_tests_world_bench_workload::{Side, sizes::ENTITIES};

/// `spawn_batch`.
pub struct Bevy;

impl Side for Bevy {
    type World = bevy_ecs::world::World;
    const NAME: &'static str = "bevy_ecs";

    fn prepare(&mut self) -> Self::World {
        Self::World::new()
    }
    fn run(&mut self, world: &mut Self::World) {
        world.spawn_batch((0..ENTITIES).map(row)).for_each(drop);
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        let mut query = world.query::<(&Matrix, &Position, &Rotation, &Velocity)>();
        Some(query.iter(world).count() as u64)
    }
}

/// `spawn_batch`.
pub struct Hecs;

impl Side for Hecs {
    type World = hecs::World;
    const NAME: &'static str = "hecs";

    fn prepare(&mut self) -> Self::World {
        Self::World::new()
    }
    fn run(&mut self, world: &mut Self::World) {
        world.spawn_batch((0..ENTITIES).map(row)).for_each(drop);
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        count(world)
    }
}

/// No engine: what any of them has to do at least, where rows are given one by one.
pub struct RowsAlone;

impl Side for RowsAlone {
    type World = Option<Columns>;
    const NAME: &'static str = "rows alone";

    fn prepare(&mut self) -> Self::World {
        None
    }
    fn run(&mut self, columns: &mut Self::World) {
        *columns = Some((
            (0..ENTITIES).map(|at| row(at).0).collect(),
            (0..ENTITIES).map(|at| row(at).1).collect(),
            (0..ENTITIES).map(|at| row(at).2).collect(),
            (0..ENTITIES).map(|at| row(at).3).collect(),
        ));
    }
    fn outcome(&mut self, columns: &mut Self::World) -> Option<u64> {
        columns.as_ref().map(|columns| columns.0.len() as u64)
    }
}

/// The columns of four components.
type Columns = (Vec<Matrix>, Vec<Position>, Vec<Rotation>, Vec<Velocity>);

/// `spawn_column_batch`, with the rows written column by column.
pub struct HecsColumns;

impl Side for HecsColumns {
    type World = hecs::World;
    const NAME: &'static str = "hecs, columns";

    fn prepare(&mut self) -> Self::World {
        Self::World::new()
    }
    fn run(&mut self, world: &mut Self::World) {
        let mut columns = hecs::ColumnBatchType::new();
        columns.add_bundle::<(Matrix, Position, Rotation, Velocity)>();
        let mut batch = columns.into_batch(ENTITIES as u32);
        write(&mut batch, |at| row(at).0);
        write(&mut batch, |at| row(at).1);
        write(&mut batch, |at| row(at).2);
        write(&mut batch, |at| row(at).3);
        if let Ok(batch) = batch.build() {
            world.spawn_column_batch(batch).for_each(drop);
        }
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        count(world)
    }
}

fn write<T: hecs::Component>(batch: &mut hecs::ColumnBatchBuilder, row: impl Fn(usize) -> T) {
    if let Some(mut writer) = batch.writer::<T>() {
        for at in 0..ENTITIES {
            let _full = writer.push(row(at));
        }
    }
}

fn count(world: &mut hecs::World) -> Option<u64> {
    let mut query = world.query::<(&Matrix, &Position, &Rotation, &Velocity)>();
    Some(query.iter().count() as u64)
}

/// `entity_bulk`, which copies slices.
pub struct Flecs;

impl Side for Flecs {
    type World = flecs_ecs::core::World;
    const NAME: &'static str = "flecs_ecs";

    fn prepare(&mut self) -> Self::World {
        let world = Self::World::new();
        world.component::<Matrix>();
        world.component::<Position>();
        world.component::<Rotation>();
        world.component::<Velocity>();
        world
    }
    fn run(&mut self, world: &mut Self::World) {
        let matrices: Vec<_> = (0..ENTITIES).map(|at| row(at).0).collect();
        let positions: Vec<_> = (0..ENTITIES).map(|at| row(at).1).collect();
        let rotations: Vec<_> = (0..ENTITIES).map(|at| row(at).2).collect();
        let velocities: Vec<_> = (0..ENTITIES).map(|at| row(at).3).collect();
        let mut bulk = world.entity_bulk(ENTITIES as u32);
        bulk.set(&matrices)
            .set(&positions)
            .set(&rotations)
            .set(&velocities)
            .build();
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        use flecs_ecs::prelude::*;
        let query = world.new_query::<(&Matrix, &Position, &Rotation, &Velocity)>();
        let mut count = 0;
        query.each(|_| count += 1);
        Some(count)
    }
}

/// `bulk_add_entity`.
pub struct Shipyard;

impl Side for Shipyard {
    type World = shipyard::World;
    const NAME: &'static str = "shipyard";

    fn prepare(&mut self) -> Self::World {
        Self::World::new()
    }
    fn run(&mut self, world: &mut Self::World) {
        world.bulk_add_entity((0..ENTITIES).map(row)).for_each(drop);
    }
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64> {
        let mut iter = world.iter::<(&Matrix, &Position, &Rotation, &Velocity)>();
        Some(iter.iter().count() as u64)
    }
}
