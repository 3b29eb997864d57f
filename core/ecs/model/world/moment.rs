//! [`WorldMoment`]: a moment in the life of a world.

use crate::EntityId;
use playground_base::ComponentId;

/// A moment in the life of a world, from which on changes can be told. The default one is before
/// everything.
#[derive(Clone, Debug, Default)]
pub struct WorldMoment {
    /// The tick of that time; later writes are newer.
    pub tick: u32,
    /// The count of structural changes.
    pub version: u64,
    /// The entities of each archetype, by row.
    pub archetypes: Vec<Vec<EntityId>>,
    /// The components of the resources.
    pub resources: Vec<ComponentId>,
    /// The rows of the sparse components: indices of the entities, by row.
    pub sparse: Vec<(ComponentId, Vec<u32>)>,
}
