//! Entities without a parent: straight through the columns.

use super::{Columns, PARALLEL_ROWS};
use playground_base::TableId;
use playground_base::rayon::ThreadPool;
use playground_base::rayon::prelude::*;
use playground_core_ecs::{Transform, WorldTransform};

/// Rows that one thread takes at once.
const BLOCK: usize = 1_024;

/// Rows of one block: where to, the ticks there, where from, the ticks there.
type Block<'a> = (
    ((&'a mut [WorldTransform], &'a mut [u32]), &'a [Transform]),
    &'a [u32],
);

/// Computes the rows of a table that moved.
pub fn update_table(columns: &mut Columns<'_>, table: TableId, workers: &ThreadPool) {
    let since = columns.since;
    let (local, moved) = (columns.local.rows(table), columns.local.changed(table));
    let (world, ticks, now) = columns.world.rows_and_ticks(table);
    if local.len() < PARALLEL_ROWS {
        update_rows((((world, ticks), local), moved), since, now);
        return;
    }
    let blocks = world
        .par_chunks_mut(BLOCK)
        .zip(ticks.par_chunks_mut(BLOCK))
        .zip(local.par_chunks(BLOCK))
        .zip(moved.par_chunks(BLOCK));
    workers.install(|| blocks.for_each(|block| update_rows(block, since, now)));
}

/// A transform that was written but is what it was moves nothing.
fn update_rows((((world, ticks), local), moved): Block<'_>, since: u32, now: u32) {
    let rows = world.iter_mut().zip(ticks).zip(local.iter().zip(moved));
    for ((world, tick), (local, moved)) in rows {
        if *moved > since {
            let world_from_local = local.to_matrix();
            if world.world_from_local != world_from_local {
                world.world_from_local = world_from_local;
                *tick = now;
            }
        }
    }
}
