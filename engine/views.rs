//! [`Views`]: the engine's bindings.

use playground_base::{BindingRegistry, ModuleError};
use playground_core_animation::BoundAnimationView;
use playground_core_assets::{BoundAllImporterView, BoundAssetsView};
use playground_core_drawing::BoundAllDrawView;
use playground_core_ecs::{
    BoundAllSystemView, BoundComponentView, BoundConsoleCommandView, BoundEntityView,
    BoundEventView, BoundQueryView, BoundScheduleView, BoundStorageView, BoundWorldView,
};
use playground_core_particles::BoundParticlesView;

/// Every contract that the engine calls. Bound once; the bindings follow every reload.
#[derive(Clone)]
pub struct Views {
    /// Entities.
    pub entities: BoundEntityView,
    /// Components.
    pub components: BoundComponentView,
    /// Console commands that games add.
    pub commands: BoundConsoleCommandView,
    /// Queries.
    pub queries: BoundQueryView,
    /// Events.
    pub events: BoundEventView,
    /// Reports about pools.
    pub storage: BoundStorageView,
    /// The scheduler.
    pub schedule: BoundScheduleView,
    /// The world as a whole.
    pub worlds: BoundWorldView,
    /// Game plugins.
    pub systems: BoundAllSystemView,
    /// Drawings of plugins.
    pub drawers: BoundAllDrawView,
    /// Poses of models.
    pub animation: BoundAnimationView,
    /// The assets of the project.
    pub assets: BoundAssetsView,
    /// Importers of plugins.
    pub importers: BoundAllImporterView,
    /// Particles.
    pub particles: BoundParticlesView,
}

impl Views {
    /// Binds all contracts; implementations may be loaded later.
    pub fn bind(registry: &BindingRegistry) -> Result<Self, ModuleError> {
        Ok(Self {
            entities: registry.bind()?,
            components: registry.bind()?,
            commands: registry.bind()?,
            queries: registry.bind()?,
            events: registry.bind()?,
            storage: registry.bind()?,
            schedule: registry.bind()?,
            worlds: registry.bind()?,
            systems: registry.bind_all()?,
            drawers: registry.bind_all()?,
            animation: registry.bind()?,
            assets: registry.bind()?,
            importers: registry.bind_all()?,
            particles: registry.bind()?,
        })
    }
}
