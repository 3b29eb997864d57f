//! [`EntityRows`].

use crate::EntityId;
use playground_base::ComponentId;

/// Entities that have the same components, with their rows as bytes: column by column, as
/// `ErasedPool::encode_rows` writes them. Many entities take a few allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityRows {
    /// The entities, all different.
    pub ids: Vec<EntityId>,
    /// The components, each with the bytes of its rows in order of `ids`.
    pub columns: Vec<(ComponentId, Vec<u8>)>,
}
