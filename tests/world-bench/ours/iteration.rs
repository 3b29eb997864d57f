//! Rows that are read and written in place.

use crate::exclusive::filled;
use crate::rig::{Rig, told};
use playground_base::ModuleError;
use playground_core_ecs::{Bundle, Key, Query, QueryMatches, Spawner, TypedChanges};
use world_model::*;
use world_timing::{ENTITIES, GETS, REPEATS, Shuffle, timed};

pub fn iterate() -> f64 {
    let (rig, _) = filled(ENTITIES);
    let structure = &*rig.world.structure.read();
    let keys = &rig.keys;
    let query = Query::new()
        .with_write(&keys.position)
        .with_read(&keys.velocity);
    let mut matches = QueryMatches::default();
    let mut run = || {
        told(rig.queries.call(|q| q.update(structure, &query, &mut matches)));
        let mut positions = told(keys.position.write(&structure.cells));
        let velocities = told(keys.velocity.read(&structure.cells));
        for &table in &matches.tables {
            let rows = positions.rows_mut(table).iter_mut();
            for (position, velocity) in rows.zip(velocities.rows(table)) {
                position.0 += velocity.0;
            }
        }
    };
    run();
    timed(ENTITIES * REPEATS, || (0..REPEATS).for_each(|_| run()))
}

pub fn fragmented() -> f64 {
    let rig = Rig::new();
    let structure = &mut *rig.world.structure.write();
    told(fill_letters(&rig, structure));
    let query = Query::new().with_write(&rig.keys.data);
    let mut matches = QueryMatches::default();
    let mut run = || {
        told(rig.queries.call(|q| q.update(structure, &query, &mut matches)));
        let mut data = told(rig.keys.data.write(&structure.cells));
        for &table in &matches.tables {
            for row in data.rows_mut(table) {
                row.0 *= 2.0;
            }
        }
    };
    run();
    timed(26 * 20 * REPEATS, || (0..REPEATS).for_each(|_| run()))
}

fn fill_letters(
    rig: &Rig,
    structure: &mut playground_core_ecs::Structure,
) -> Result<(), ModuleError> {
    let data = &rig.keys.data;
    macro_rules! spawn {
        ($($name:ident),*) => {$(
            let key: Key<$name> = rig.context.key()?;
            spawn_twenty(rig, structure, (key, data.clone()), || ($name(0.0), Data(1.0)));
        )*};
    }
    with_letters!(spawn);
    Ok(())
}

fn spawn_twenty<B: Bundle>(
    rig: &Rig,
    structure: &mut playground_core_ecs::Structure,
    keys: B,
    row: impl Fn() -> B::Rows,
) {
    let mut spawner = Spawner::new(keys);
    for _ in 0..20 {
        let made = rig
            .exclusive
            .call(|world| world.spawn(structure, &mut spawner, row()));
        told(told(made));
    }
}

pub fn get() -> f64 {
    let (rig, mut entities) = filled(GETS);
    Shuffle::new().of(&mut entities);
    let structure = &*rig.world.structure.read();
    let positions = told(rig.keys.position.read(&structure.cells));
    timed(GETS, || {
        let found = entities.iter().filter_map(|id| {
            let entity = structure.as_entity(*id)?;
            positions.get(entity.table, entity.row as usize)
        });
        found.map(|position| position.0.x).sum::<f32>()
    })
}

