//! [`PoolKey`].

use playground_modules_types::{ModelType, ViewId};
use std::hash::{Hash, Hasher};

/// A contract and a type of model: the pair of both, hashed at once and compared without a branch
/// between the two.
#[derive(Clone, Copy, Debug, Eq)]
pub(super) struct PoolKey {
    pub(super) view: ViewId,
    pub(super) model_type: ModelType,
}

impl PartialEq for PoolKey {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        (self.view ^ other.view) | (self.model_type ^ other.model_type) == 0
    }
}

impl Hash for PoolKey {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Both are hashes already, and different types of one contract have different sums.
        state.write_u64(self.view.wrapping_add(self.model_type));
    }
}
