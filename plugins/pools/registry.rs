//! [`Registry`]: reads the model pools.

use crate::snapshot::ModelRow;
use playground_base::{
    BindingRegistry, Context, FromContext, Handle, ModuleError, Named, ViewId, stable_id,
};
use playground_core_ecs::{Entity, Event};

/// Reads the model pools of the binding registry.
pub struct Registry {
    bindings: Handle<BindingRegistry>,
}

impl FromContext for Registry {
    fn from_context(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            bindings: context.registry.clone(),
        })
    }
}

impl Registry {
    /// The pools of models, by contract and name.
    pub fn models(&self) -> Vec<ModelRow> {
        let bindings = self.bindings.report();
        let view_name = |id: ViewId| {
            let binding = bindings.iter().find(|binding| binding.view.view == id);
            binding.map_or_else(|| format!("contract {id:016x}"), |b| b.view.name.to_owned())
        };
        let pools = self.bindings.pool_reports();
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
}

/// The registry knows models by number only; those of the core are known here by name.
fn model_name(model: u64) -> String {
    let known = [Entity::NAME, Event::NAME];
    let name = known.into_iter().find(|name| stable_id(name) == model);
    name.map_or_else(|| format!("model {model:016x}"), str::to_owned)
}
