//! [`content_hash`]: the hash of what a file contains.

use twox_hash::XxHash3_64;

/// The hash of what a file contains: XXH3, 64 bits. It is the same in every build, and reads at the speed
/// of the memory.
pub fn content_hash(bytes: &[u8]) -> u64 {
    XxHash3_64::oneshot(bytes)
}
