//! [`WorldView`].

use crate::{EcsError, EntityId, OutsideReference, Spawn, World, WorldDifference};
use playground_base::view;

/// The world as a whole: snapshots, difference, merge, bytes, hash.
#[view]
pub trait WorldView {
    /// Keeps a detached copy of everything and returns its number.
    fn save(&self, world: &World) -> u64;

    /// Puts the copy back; it is kept.
    fn restore(&self, world: &World, snapshot: u64) -> Result<(), EcsError>;

    /// Drops the copy.
    fn forget(&self, world: &World, snapshot: u64);

    /// What is not as it was in the snapshot, with at most `values` components' values before and
    /// after. Columns that were not written since cost one comparison; entities are gone through
    /// only when some came, went, or got other components.
    fn difference(
        &self,
        world: &World,
        snapshot: u64,
        values: usize,
    ) -> Result<WorldDifference, EcsError>;

    /// Makes entities of another world (a scene, a clipboard) in this one, all or none. They get
    /// fresh ids; every reference among them, at whatever depth of whatever component, names the
    /// same entity under its new id. `spawn.id` is the id that an entity has where it comes from.
    /// Returns these ids with the new ones, in the order asked for.
    fn merge(
        &self,
        world: &World,
        spawns: Vec<Spawn>,
        outside: OutsideReference,
    ) -> Result<Vec<(EntityId, EntityId)>, EcsError>;

    /// A hash over all entities and everything about them that is not derived. Equal worlds have
    /// equal hashes, in whatever order their rows lie.
    fn hash(&self, world: &World) -> u64;

    /// Everything as bytes, for another process of the same build.
    fn encode(&self, world: &World) -> Vec<u8>;

    /// Replaces everything by what [`encode`](Self::encode) gave.
    fn decode(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError>;
}
