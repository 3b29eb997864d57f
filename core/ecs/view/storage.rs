//! [`StorageView`].

use crate::{ComponentReport, EcsError, EntityId, World, WorldReader};
use playground_base::view;

/// Storage: its content and its memory.
#[view]
pub trait StorageView {
    /// Every component pool.
    fn report(&self, world: WorldReader<'_>) -> Vec<ComponentReport>;

    /// Bytes that one entity takes: its rows with their ticks, its id and its slot. Heap data of
    /// the rows (texts, lists) and spare capacity of the columns are not counted.
    fn entity_bytes(&self, world: &World, entity: EntityId) -> Result<usize, EcsError>;
}
