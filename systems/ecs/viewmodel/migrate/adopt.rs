//! The flip from old pools to new ones, and back.

use crate::viewmodel::structure::begin_moves;
use playground_base::{ComponentId, ErasedPool, TableId};
use playground_core_ecs::{EntitySlot, Observation, Observations, Storage, Structure, Trigger};

/// Makes these pools the world's; returns the ones before. A pool whose place is another
/// component's is left out.
pub fn adopt(structure: &mut Structure, pools: Vec<ErasedPool>) -> Vec<ErasedPool> {
    begin_moves(structure);
    let mut before = Vec::new();
    for pool in pools {
        let place = structure.pools.get_mut(pool.index() as usize);
        if let Some(place) = place.filter(|place| place.component() == pool.component()) {
            before.push(std::mem::replace(place, pool.clone()));
            forget_removed(&mut structure.observations, pool.component());
            fit(structure, &pool);
        }
    }
    before
}

/// What was removed is told without its rows: the pool that kept them is another's now.
fn forget_removed(observations: &mut Observations, component: ComponentId) {
    let removed = Trigger::Removed(component);
    let queue = observations.queue.iter_mut();
    for observation in queue.filter(|observation| observation.trigger == removed) {
        observation.row = Observation::NO_ROW;
    }
}

/// Columns as long as their tables. They are, unless entities came or went since the pool was
/// filled (a generation that ran and failed); the rows that are missing then are defaults, until
/// the snapshot from before is restored.
fn fit(structure: &mut Structure, pool: &ErasedPool) {
    let Structure {
        cells,
        tables,
        entities,
        ..
    } = structure;
    for (at, storage) in tables.iter().enumerate() {
        let table = TableId(at as u32);
        if !storage.components.contains(&pool.component()) {
            pool.clear_table(cells, table);
            continue;
        }
        pool.add_table(cells, table);
        let (rows, there) = (rows_of(table, storage), pool.len(cells, table));
        pool.push_defaults(cells, table, rows.saturating_sub(there));
        for row in (rows..there).rev() {
            pool.swap_remove(cells, table, row);
        }
    }
    for place in pool.sparse_places(cells) {
        let slot = entities.slots.get(place as usize);
        if slot.is_none_or(|slot| slot.table == EntitySlot::FREE) {
            pool.remove_sparse(cells, place);
        }
    }
}

const fn rows_of(table: TableId, storage: &Storage) -> usize {
    match table.0 == TableId::RESOURCES.0 {
        true => 1,
        false => storage.entities.len(),
    }
}
