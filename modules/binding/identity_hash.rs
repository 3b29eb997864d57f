//! [`IdentityHash`]: a hasher for ids that are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map keyed by ids that are hashes already.
pub type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdentityHash>>;

/// Hashes a 64-bit id to itself, and a pair of ids to a mix of both.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdentityHash(u64);

impl Hasher for IdentityHash {
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
    fn write_u64(&mut self, id: u64) {
        self.0 = self.0.rotate_left(32) ^ id;
    }
}
