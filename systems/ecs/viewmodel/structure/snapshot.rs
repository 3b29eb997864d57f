//! Detached copies of the world.

use super::{begin_change, begin_moves, forget_links};
use playground_base::TableId;
use playground_core_ecs::{EcsError, Structure, StructureCopy};

/// Keeps a copy of everything and returns its number.
pub fn save(structure: &mut Structure) -> u64 {
    let number = structure.next_snapshot;
    structure.next_snapshot += 1;
    let Structure { cells, pools, .. } = structure;
    for pool in pools {
        pool.save(cells, number);
    }
    let copy = StructureCopy {
        entities: structure.entities.clone(),
        tables: structure.tables.clone(),
        events: structure.events.clone(),
        effects: structure.effects.clone(),
        tick: structure.cells.tick(),
        version: structure.version,
    };
    // What is written from now on is newer than the copy.
    begin_change(structure);
    structure.snapshots.insert(number, copy);
    number
}

/// Puts a copy back, into the memory that is there. Tables made since stay, without entities: others
/// remember their numbers.
pub fn restore(structure: &mut Structure, number: u64) -> Result<(), EcsError> {
    let Structure {
        cells,
        tables,
        pools,
        snapshots,
        entities,
        events,
        effects,
        ..
    } = structure;
    let copy = snapshots.get(&number).ok_or(EcsError::NoSnapshot(number))?;
    for pool in pools.iter() {
        // A pool that came after the copy was empty then.
        if !pool.restore(cells, number) {
            pool.clear(cells);
        }
    }
    for (at, storage) in tables.iter_mut().enumerate() {
        match copy.tables.get(at) {
            Some(saved) if saved.components == storage.components => {
                storage.entities.clone_from(&saved.entities);
            }
            // Resources, which come and go in one table.
            Some(saved) => storage.clone_from(saved),
            None => storage.entities.clear(),
        }
        let of_table = storage.pools.iter().filter_map(|p| pools.get(*p as usize));
        of_table.for_each(|pool| pool.add_table(cells, TableId(at as u32)));
    }
    entities.slots.clone_from(&copy.entities.slots);
    entities.free.clone_from(&copy.entities.free);
    entities.alive = copy.entities.alive;
    events.clone_from(&copy.events);
    // What was asked for meanwhile happens no more, outside or inside.
    effects.clone_from(&copy.effects);
    begin_moves(structure);
    // What happened meanwhile did not happen.
    structure.observations.queue.clear();
    forget_links(&mut structure.children);
    Ok(())
}

/// Drops a copy.
pub fn forget(structure: &mut Structure, number: u64) {
    if structure.snapshots.remove(&number).is_some() {
        let Structure { cells, pools, .. } = structure;
        pools.iter().for_each(|pool| pool.forget(cells, number));
    }
}
