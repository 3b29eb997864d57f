//! Entities without a parent: computed column by column.

use super::{Columns, PARALLEL_ROWS};
use playground_base::ArchetypeId;
use playground_base::glam::Mat4;
use playground_base::rayon::ThreadPool;
use playground_base::rayon::prelude::*;
use playground_core_ecs::WorldTransform;

/// Rows that one thread takes at once.
const BLOCK: usize = 1_024;

/// Computes the changed rows of an archetype. A transform that was written with an equal value
/// changes nothing.
pub fn update_archetype(
    columns: &mut Columns<'_>,
    archetype: ArchetypeId,
    due: &mut Vec<u32>,
    workers: &ThreadPool,
) {
    let Columns {
        local,
        world,
        since,
    } = columns;
    due.clear();
    due.extend(local.changed_rows(archetype, *since).map(|row| row as u32));
    let local = local.rows(archetype);
    let matrix_of = |row: u32| local.get(row as usize).map(|local| local.to_matrix());
    let mut write = |row: u32, new: Mat4| {
        let new = WorldTransform {
            world_from_local: new,
        };
        world.set_other(archetype, row as usize, new);
    };
    if due.len() < PARALLEL_ROWS {
        for row in due.iter() {
            if let Some(new) = matrix_of(*row) {
                write(*row, new);
            }
        }
        return;
    }
    let blocks: Vec<Vec<Option<Mat4>>> = workers.install(|| {
        let blocks = due.par_chunks(BLOCK);
        let blocks = blocks.map(|rows| rows.iter().map(|row| matrix_of(*row)).collect());
        blocks.collect()
    });
    for (row, new) in due.iter().zip(blocks.into_iter().flatten()) {
        if let Some(new) = new {
            write(*row, new);
        }
    }
}
