//! [`WorldView`].

use crate::{EcsError, World};
use playground_base::view;

/// The world as a whole: snapshots, bytes, hash.
#[view]
pub trait WorldView {
    /// Keeps a detached copy of everything and returns its number.
    fn save(&self, world: &World) -> u64;

    /// Puts the copy back; it is kept.
    fn restore(&self, world: &World, snapshot: u64) -> Result<(), EcsError>;

    /// Drops the copy.
    fn forget(&self, world: &World, snapshot: u64);

    /// A hash over all entities and everything about them that is not derived. Equal worlds have
    /// equal hashes, in whatever order their rows lie.
    fn hash(&self, world: &World) -> u64;

    /// Everything as bytes, for another process of the same build.
    fn encode(&self, world: &World) -> Vec<u8>;

    /// Replaces everything by what [`encode`](Self::encode) gave.
    fn decode(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError>;
}
