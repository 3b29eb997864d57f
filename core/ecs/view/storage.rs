//! [`StorageView`].

use crate::{ComponentReport, World};
use playground_base::view;

/// Storage: what it holds and what it costs.
#[view]
pub trait StorageView {
    /// Every component pool.
    fn report(&self, world: &World) -> Vec<ComponentReport>;
}
