//! [`Snapshot`]: the pools at one moment.

use crate::registry::Registry;
use playground_base::{ComponentDescription, ModuleError};
use playground_core_ecs::{BoundStorageView, ComponentReport, WorldReader};

/// The pools at one moment.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Pools of components.
    pub components: Vec<ComponentRow>,
    /// Pools of models.
    pub models: Vec<ModelRow>,
}

/// A pool of components.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComponentRow {
    /// Rows, bytes and holders.
    pub report: ComponentReport,
    /// Description of the component, with its source.
    pub description: Option<&'static ComponentDescription>,
}

/// A pool of models.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelRow {
    /// The contract that it belongs to.
    pub view: String,
    /// Name of the model type.
    pub model: String,
    /// Models in use.
    pub active: usize,
    /// Models stored for reuse.
    pub recycled: usize,
}

impl Snapshot {
    /// Reads the pools of the world.
    pub fn take(
        world: WorldReader<'_>,
        storage: &BoundStorageView,
        registry: &Registry,
    ) -> Result<Self, ModuleError> {
        let reports = storage.call(|view| view.report(world))?;
        let descriptions = world.pools().iter().map(|pool| pool.description());
        let row = |report: ComponentReport| ComponentRow {
            description: descriptions.clone().find(|d| d.name == report.name),
            report,
        };
        Ok(Self {
            components: reports.into_iter().map(row).collect(),
            models: registry.models(),
        })
    }

    /// Rows, bytes, and bytes of the largest pool.
    pub fn totals(&self) -> (usize, usize, usize) {
        let reports = || self.components.iter().map(|row| &row.report);
        let rows = reports().map(|report| report.rows).sum();
        let bytes = reports().map(|report| report.bytes).sum();
        let most = reports().map(|report| report.bytes).max().unwrap_or(0);
        (rows, bytes, most)
    }
}
