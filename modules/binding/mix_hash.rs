//! [`MixHash`]: a hasher for ids that are not hashes.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map keyed by ids with an inner structure, such as the ids of models: an entity's generation in
/// the upper half, its index in the lower.
pub type MixMap<K, V> = HashMap<K, V, BuildHasherDefault<MixHash>>;

/// A set of such ids.
pub type MixSet<K> = HashSet<K, BuildHasherDefault<MixHash>>;

/// Spreads every bit of a 64-bit id over the whole hash with one multiplication. Unhashed, such ids
/// would put all models with equal lower halves into one bucket of the map.
#[derive(Clone, Copy, Debug, Default)]
pub struct MixHash(u64);

/// 2^64 divided by the golden ratio, made odd: consecutive multiples lie far apart.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for MixHash {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    #[inline]
    fn write_u32(&mut self, id: u32) {
        self.write_u64(u64::from(id));
    }

    #[inline]
    fn write_u64(&mut self, id: u64) {
        // A product's lower bits depend on lower bits only: the upper half of the id is folded in
        // before, and that of the product after.
        let id = self.0 ^ id;
        let product = (id ^ (id >> 32)).wrapping_mul(GOLDEN);
        self.0 = product ^ (product >> 32);
    }
}
