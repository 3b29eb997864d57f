//! [`EntityId`].

use playground_base::serde::{Deserialize, Deserializer, Serialize, Serializer};
use playground_base::{Describe, FieldKind};
use std::hash::{Hash, Hasher};

/// Counts how often a slot was reused; a stale id has an older generation than its slot.
pub type Generation = u32;

/// Names an entity: a slot index and the generation of its use. Scenes and snapshots keep it, so it
/// is the same after a load, a reload and a restart. As a number (in scene files and commands) it
/// is `generation * 2^32 + index`, so the number of a slot's first entity is its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityId {
    /// The index of the slot.
    pub index: u32,
    /// The generation of the slot's use.
    pub generation: Generation,
}

impl EntityId {
    /// No entity.
    pub const NONE: Self = Self {
        index: u32::MAX,
        generation: u32::MAX,
    };

    /// The first generation of ids within a command buffer, whose index counts the entities that
    /// the buffer spawns. No entity has such an id: a slot would have to be used two thousand
    /// million times.
    pub const IN_BUFFER: Generation = 1 << 31;

    /// True for the id of an entity that a command has not spawned yet.
    pub const fn is_in_buffer(self) -> bool {
        self.generation >= Self::IN_BUFFER && self.generation != Self::NONE.generation
    }

    /// The id as a number.
    #[inline]
    pub const fn to_bits(self) -> u64 {
        (self.generation as u64) << 32 | self.index as u64
    }

    /// The id of a number.
    pub const fn from_bits(bits: u64) -> Self {
        Self {
            index: bits as u32,
            generation: (bits >> 32) as u32,
        }
    }
}

/// As one number: hashers take a number at a time.
impl Hash for EntityId {
    #[inline]
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(self.to_bits());
    }
}

impl Default for EntityId {
    fn default() -> Self {
        Self::NONE
    }
}

impl std::fmt::Display for EntityId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if *self == Self::NONE {
            f.write_str("none")
        } else {
            write!(f, "{}", self.to_bits())
        }
    }
}

impl Serialize for EntityId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.to_bits())
    }
}

impl<'de> Deserialize<'de> for EntityId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u64::deserialize(deserializer).map(Self::from_bits)
    }
}

impl Describe for EntityId {
    const KIND: FieldKind = FieldKind::Entity;
    const HAS_CELLS: bool = false;
    fn copy_of(&self) -> Self {
        *self
    }
}
