//! [`WorldView`].

use crate::{EcsError, EntityId, OutsideReference, Spawn, World, WorldDifference};
use playground_base::view;

/// The world as a whole: snapshots, difference, merge, bytes, hash.
#[view]
pub trait WorldView {
    /// Stores a detached copy of everything and returns its number.
    fn save(&self, world: &World) -> u64;

    /// Restores a copy, which stays stored.
    fn restore(&self, world: &World, snapshot: u64) -> Result<(), EcsError>;

    /// Drops the copy.
    fn forget(&self, world: &World, snapshot: u64);

    /// The difference to the snapshot, with the values before and after of at most `values`
    /// components. Columns that were not written since cost one comparison; entities are visited
    /// only when some were added, removed, or got other components.
    fn difference(
        &self,
        world: &World,
        snapshot: u64,
        values: usize,
    ) -> Result<WorldDifference, EcsError>;

    /// Spawns entities of another world (a scene, a clipboard) in this one, all or none. They get
    /// fresh ids, and every reference among them, at any depth of any component, is redirected to
    /// the new id. `spawn.id` is the id in the other world. Returns the old and new ids, in the
    /// order of `spawns`.
    fn merge(
        &self,
        world: &World,
        spawns: Vec<Spawn>,
        outside: OutsideReference,
    ) -> Result<Vec<(EntityId, EntityId)>, EcsError>;

    /// A hash over all entities and their components that are not derived. Equal worlds have equal
    /// hashes, whatever the order of their rows.
    fn hash(&self, world: &World) -> u64;

    /// Everything as bytes, for another process of the same build.
    fn encode(&self, world: &World) -> Vec<u8>;

    /// Replaces everything by what [`encode`](Self::encode) gave.
    fn decode(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError>;
}
