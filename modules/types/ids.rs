//! 64-bit identifiers. All of them are compile-time hashes of stable names.

use serde::{Deserialize, Serialize};

/// Names a contract.
pub type ViewId = u64;
/// Names one of several implementers of a contract; 0 for the only one.
pub type FragmentId = u64;
/// Names one model within its pool.
pub type ModelId = u64;
/// Names the type of a model, for pool routing.
pub type ModelType = u64;

/// Names a component type: the hash of its stable name, the same in every process and build.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ComponentId(pub u64);

/// Names an archetype: the rows of all entities that have exactly the same components.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ArchetypeId(pub u32);

impl ArchetypeId {
    /// Holds one row of each resource and no entity.
    pub const RESOURCES: Self = Self(0);
    /// Holds the entities without a component.
    pub const EMPTY: Self = Self(1);
    /// Stands for the rows of a sparse component, which are in no archetype.
    pub const SPARSE: Self = Self(u32::MAX - 1);
}

/// A type with a name that does not change between builds.
pub trait Named {
    /// `crate::Type`, unless the type says otherwise.
    const NAME: &'static str;
}

/// The 64-bit hash of a stable name: FNV-1a, finished with the mixer of splitmix64 so that maps
/// may use the id itself as the hash.
pub const fn stable_id(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash ^= bytes[at] as u64;
        hash = hash.wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash ^= hash >> 30;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^= hash >> 27;
    hash = hash.wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The type of a model.
///
/// It hashes a stable name rather than a `TypeId`: the `TypeId` of a reloaded type can stay equal
/// though its layout changed (seen for a field that went from `u32` to `u64`), and it differs
/// between two builds of one unchanged type, so it can decide nothing across generations.
pub const fn model_type_of<T: Named>() -> ModelType {
    stable_id(T::NAME)
}
