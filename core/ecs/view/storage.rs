//! [`StorageView`].

use crate::{ComponentReport, EcsError, EntityId, World, WorldReader};
use playground_base::view;

/// Storage: what it holds and what it costs.
#[view]
pub trait StorageView {
    /// Every component pool.
    fn report(&self, world: WorldReader<'_>) -> Vec<ComponentReport>;

    /// Bytes that one entity takes: its rows with their ticks, its id and its place. What rows own
    /// themselves (texts, lists) and spare room in the columns is not counted.
    fn entity_bytes(&self, world: &World, entity: EntityId) -> Result<usize, EcsError>;
}
