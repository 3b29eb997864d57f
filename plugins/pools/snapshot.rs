//! [`Snapshot`]: the pools at one moment.

use playground_base::{ComponentDescription, ModuleError, Named, ViewId, stable_id};
use playground_core_ecs::{
    BoundComponentView, BoundStorageView, ComponentReport, Entity, Event, World,
};

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
    /// What it holds.
    pub report: ComponentReport,
    /// What the component is and where its source is.
    pub description: Option<&'static ComponentDescription>,
}

/// A pool of models.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelRow {
    /// The contract that it belongs to.
    pub view: String,
    /// What it holds.
    pub model: String,
    /// Models in use.
    pub active: usize,
    /// Models kept for reuse.
    pub recycled: usize,
}

impl Snapshot {
    /// Asks the world.
    pub fn take(
        world: &World,
        storage: &BoundStorageView,
        components: &BoundComponentView,
    ) -> Result<Self, ModuleError> {
        let reports = storage.call(|view| view.report(world))?;
        let descriptions = components.call(|view| view.descriptions(world))?;
        let row = |report: ComponentReport| ComponentRow {
            description: descriptions.iter().copied().find(|d| d.name == report.name),
            report,
        };
        Ok(Self {
            components: reports.into_iter().map(row).collect(),
            models: models(world),
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

fn models(world: &World) -> Vec<ModelRow> {
    let bindings = world.registry.report();
    let view_name = |id: ViewId| {
        let binding = bindings.iter().find(|binding| binding.view.view == id);
        binding.map_or_else(|| format!("contract {id:016x}"), |b| b.view.name.to_owned())
    };
    let pools = world.registry.pool_reports();
    let row = |(view, model, report): (ViewId, u64, playground_base::PoolReport)| ModelRow {
        view: view_name(view),
        model: model_name(model),
        active: report.active,
        recycled: report.recycled,
    };
    let mut rows: Vec<ModelRow> = pools.into_iter().map(row).collect();
    rows.sort_by(|a, b| (&a.view, &a.model).cmp(&(&b.view, &b.model)));
    rows
}

/// The registry knows models by number only; those of the core are known here by name.
fn model_name(model: u64) -> String {
    let known = [Entity::NAME, Event::NAME];
    let name = known.into_iter().find(|name| stable_id(name) == model);
    name.map_or_else(|| format!("model {model:016x}"), str::to_owned)
}
