//! Entities that come, change and go, in a world that one has exclusively.

use crate::rig::{Rig, told};
use playground_base::glam::{Mat4, Vec3};
use playground_core_ecs::{EntityId, Spawner, Structure, TableId, TypedChanges};
use world_model::{A, B, Mark, Matrix, Position, Rotation, Velocity};
use world_timing::{ENTITIES, Shuffle, timed};

const fn row() -> (Matrix, Position, Rotation, Velocity) {
    (
        Matrix(Mat4::IDENTITY),
        Position(Vec3::X),
        Rotation(Vec3::X),
        Velocity(Vec3::X),
    )
}

/// Rows put aside and made entities at once; the rows are made within the time.
fn spawn_batch(rig: &Rig, structure: &mut Structure, count: usize) -> Vec<EntityId> {
    let spawned = stage_and_make(rig, structure, count);
    let storage = structure.tables.get(spawned.0.0 as usize);
    storage.map_or(Vec::new(), |storage| storage.entities[spawned.1].to_vec())
}

fn stage_and_make(
    rig: &Rig,
    structure: &mut Structure,
    count: usize,
) -> (TableId, std::ops::Range<usize>) {
    let (keys, cells) = (&rig.keys, &structure.cells);
    let (matrix, position, rotation, velocity) = row();
    let staged = [
        keys.matrix.stage(cells, (0..count).map(|_| matrix)),
        keys.position.stage(cells, (0..count).map(|_| position)),
        keys.rotation.stage(cells, (0..count).map(|_| rotation)),
        keys.velocity.stage(cells, (0..count).map(|_| velocity)),
    ];
    let made = rig
        .exclusive
        .call(|world| world.make_batch(structure, &staged));
    let made = told(told(made));
    (made.table, made.rows)
}

pub fn filled(count: usize) -> (Rig, Vec<EntityId>) {
    let rig = Rig::new();
    let entities = spawn_batch(&rig, &mut rig.world.structure.write(), count);
    (rig, entities)
}

pub fn insert_batch() -> f64 {
    let rig = Rig::new();
    let structure = &mut *rig.world.structure.write();
    timed(ENTITIES, || stage_and_make(&rig, structure, ENTITIES))
}

pub fn spawn_single() -> f64 {
    let rig = Rig::new();
    let structure = &mut *rig.world.structure.write();
    let mut spawner = Spawner::new(rig.keys.bundle());
    timed(ENTITIES, || {
        let made = rig.exclusive.call(|world| {
            for _ in 0..ENTITIES {
                world.spawn(structure, &mut spawner, row())?;
            }
            Ok::<(), playground_core_ecs::EcsError>(())
        });
        told(told(made));
    })
}

fn with_a(rig: &Rig, structure: &mut Structure) -> Vec<EntityId> {
    let mut spawner = Spawner::new((rig.keys.a.clone(),));
    let made = rig.exclusive.call(|world| {
        let made = (0..ENTITIES).map(|_| world.spawn(structure, &mut spawner, (A(0.0),)));
        made.collect::<Result<Vec<_>, _>>()
    });
    told(told(made))
}

pub fn add_remove() -> f64 {
    let rig = Rig::new();
    let structure = &mut *rig.world.structure.write();
    let entities = with_a(&rig, structure);
    let key = &rig.keys.b;
    let mut run = || {
        let done = rig.exclusive.call(|world| {
            for entity in &entities {
                world.insert(structure, *entity, key, B(0.0))?;
            }
            for entity in &entities {
                world.remove(structure, *entity, key)?;
            }
            Ok::<(), playground_core_ecs::EcsError>(())
        });
        told(told(done));
    };
    run();
    timed(ENTITIES, run)
}

pub fn add_remove_sparse() -> f64 {
    let rig = Rig::new();
    let structure = &mut *rig.world.structure.write();
    let entities = with_a(&rig, structure);
    let key = &rig.keys.mark;
    let mut run = || {
        let done = rig.exclusive.call(|world| {
            for entity in &entities {
                world.insert(structure, *entity, key, Mark(0.0))?;
            }
            for entity in &entities {
                world.remove(structure, *entity, key)?;
            }
            Ok::<(), playground_core_ecs::EcsError>(())
        });
        told(told(done));
    };
    run();
    timed(ENTITIES, run)
}

pub fn despawn_single() -> f64 {
    let (rig, mut entities) = filled(ENTITIES);
    Shuffle::new().of(&mut entities);
    let structure = &mut *rig.world.structure.write();
    timed(ENTITIES, || {
        let done = rig.exclusive.call(|world| {
            for entity in &entities {
                world.end(structure, *entity)?;
            }
            Ok::<(), playground_core_ecs::EcsError>(())
        });
        told(told(done));
    })
}

pub fn despawn_batch() -> f64 {
    let (rig, mut entities) = filled(ENTITIES);
    Shuffle::new().of(&mut entities);
    let structure = &mut *rig.world.structure.write();
    timed(ENTITIES, || {
        told(rig.exclusive.call(|world| world.end_batch(structure, &entities)))
    })
}

pub fn despawn_table() -> f64 {
    let (rig, entities) = filled(ENTITIES);
    let structure = &mut *rig.world.structure.write();
    let table = entities.first().and_then(|id| structure.as_entity(*id));
    let table = table.map_or(TableId::EMPTY, |entity| entity.table);
    timed(ENTITIES, || {
        told(rig.exclusive.call(|world| world.end_table(structure, table)))
    })
}
