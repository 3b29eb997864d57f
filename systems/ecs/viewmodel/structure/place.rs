//! Where the row of one component of one entity is.

use playground_base::{ErasedPool, TableId};
use playground_core_ecs::{Entity, Structure};

/// Where the entity's row in the pool is; `None` when the entity lacks the component.
pub fn place_of(
    structure: &Structure,
    entity: Entity,
    pool: &ErasedPool,
) -> Option<(TableId, usize)> {
    let cells = &structure.cells;
    if pool.is_sparse() {
        let row = pool.sparse_row(cells, entity.id.index)?;
        return Some((TableId::SPARSE, row));
    }
    let row = entity.row as usize;
    (row < pool.len(cells, entity.table)).then_some((entity.table, row))
}
