//! [`WorldView`].

use crate::{
    EcsError, EntityId, EntityRows, OutsideReference, Spawn, World, WorldChanges, WorldDifference,
    WorldMoment,
};
use playground_base::view;

/// The world as a whole: snapshots, difference, merge, bytes, changes as bytes, hash.
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

    /// The same for entities of this world whose rows are bytes, as
    /// [`EntityView::rows`](crate::EntityView::rows) gives them. The new ids are given in the order of
    /// `ids`, which are those of the rows. References to others stay. `rows` are those of the copies
    /// afterwards.
    fn merge_rows(
        &self,
        world: &World,
        ids: &[EntityId],
        rows: &mut Vec<EntityRows>,
    ) -> Result<Vec<(EntityId, EntityId)>, EcsError>;

    /// A hash over all entities and their components that are not derived. Equal worlds have equal
    /// hashes, whatever the order of their rows.
    fn hash(&self, world: &World) -> u64;

    /// Everything as bytes, for another process of the same build.
    fn encode(&self, world: &World) -> Vec<u8>;

    /// Replaces everything by what [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// When the bytes are no world, or name a component that is not registered. The world is
    /// unchanged.
    fn decode(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError>;

    /// Remembers this moment, for [`changes`](Self::changes). Costs a copy of the list of entities.
    fn moment(&self, world: &World) -> WorldMoment;

    /// Copies what changed since a moment of this world: the rows that were written, and where
    /// entities are. A column that nobody wrote costs a comparison. Pools must not have been replaced
    /// since, as a reload replaces them.
    fn changes(&self, world: &World, since: &WorldMoment) -> WorldChanges;

    /// Changes as bytes, for a process with the same components. It may be called on any thread,
    /// while the world goes on.
    fn encode_changes(&self, changes: &WorldChanges) -> Vec<u8>;

    /// Applies what [`encode_changes`](Self::encode_changes) gave to a world that is as the other one
    /// was at the moment from which on changes were taken. Then both are equal, in the order of their
    /// rows and in free ids too. What was written counts as changed.
    ///
    /// # Errors
    /// When the bytes are damaged, name a component that is not registered, or do not fit this world.
    /// The world is unchanged.
    fn apply(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError>;
}
