//! Locates the row of one component of one entity.

use playground_base::{ArchetypeId, ErasedPool};
use playground_core_ecs::{Entity, WorldData};

/// The location of the entity's row in the pool; `None` when the entity lacks the component.
pub fn locate_row(
    world_data: &WorldData,
    entity: Entity,
    pool: &ErasedPool,
) -> Option<(ArchetypeId, usize)> {
    let token = &world_data.token;
    if pool.is_sparse() {
        let row = pool.sparse_row(token, entity.id.index)?;
        return Some((ArchetypeId::SPARSE, row));
    }
    let row = entity.row as usize;
    (row < pool.len(token, entity.archetype)).then_some((entity.archetype, row))
}
