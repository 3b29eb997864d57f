//! [`World`].

use crate::Structure;
use playground_base::{BindingRegistry, Handle, Shared, rayon::ThreadPool};
use std::sync::Weak;

/// A world: a facade over its data. It is passed as `Handle<World>`; the logic is reached through
/// the contracts.
pub struct World {
    /// Contracts, ViewModels and model pools.
    pub registry: Handle<BindingRegistry>,
    /// Entities, tables and components, behind one lock that is taken once a batch or a stage.
    pub structure: Shared<Structure>,
    /// Threads that the engine owns; systems run on them and on no others.
    pub workers: Handle<ThreadPool>,
}

/// A world that may be gone.
pub type WorldRef = Weak<World>;

impl World {
    /// An empty world.
    pub fn new(registry: Handle<BindingRegistry>, workers: Handle<ThreadPool>) -> Self {
        Self {
            registry,
            structure: Shared::new(Structure::new()),
            workers,
        }
    }
}
