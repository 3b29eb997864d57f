//! [`World`].

use crate::WorldData;
use playground_base::{BindingRegistry, Handle, Shared, rayon::ThreadPool};
use std::sync::Weak;

/// A world: a facade over its data. It is passed as `Handle<World>`; the logic is reached through
/// the contracts.
pub struct World {
    /// Contracts, ViewModels and model pools.
    pub registry: Handle<BindingRegistry>,
    /// Entities, archetypes and components, behind one lock that is taken once for each batch or
    /// stage.
    pub data: Shared<WorldData>,
    /// Threads that the engine owns; systems run on them and on no others.
    pub workers: Handle<ThreadPool>,
}

/// A world that may be gone.
pub type WorldRef = Weak<World>;

impl World {
    /// An empty world.
    pub fn new(registry: Handle<BindingRegistry>, workers: Handle<ThreadPool>) -> Self {
        let data = WorldData {
            panics: registry.panics().clone(),
            ..WorldData::new()
        };
        Self {
            registry,
            data: Shared::new(data),
            workers,
        }
    }
}
