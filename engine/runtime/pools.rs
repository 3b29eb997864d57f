//! Component pools: registering new types, evacuating changed ones.

use super::{KeptText, Runtime};
use crate::EngineError;
use crate::scene::unread_of;
use playground_base::tracing::trace;
use playground_base::{
    ComponentId, Context, ErasedPool, FieldKind, Implementation, ModelCrate, ModelInfo,
    ModelsExport,
};
use playground_core_ecs::{
    BoundComponentView, KeptValue, Migrated, MigrationReport, SYSTEM_TARGET, World,
};
use playground_modules_registry::{Candidate, Module};
use std::cell::Cell;

/// Registers the contracts and component types of candidates, and makes their ViewModels on the
/// world's pools; `filled` pools replace the world's pools of the same components. Nothing is
/// bound, except the very first `ComponentView`: it needs no pool, and the others need the pools
/// that it makes. Unused contracts and empty pools change nothing, so they need no rollback.
pub fn instantiate(
    runtime: &Runtime,
    candidates: &[Candidate],
    filled: &[ErasedPool],
) -> Result<Vec<Implementation>, EngineError> {
    let (modules, components) = (&runtime.modules, &runtime.views.components);
    for candidate in candidates {
        modules.register_views(candidate)?;
    }
    modules.bind_first(components, candidates, &context_of(&runtime.world))?;
    for candidate in candidates {
        register_models(&runtime.world, components, candidate, filled)?;
    }
    let context = context_with(&runtime.world, filled);
    let traced = Cell::new(false);
    let begin = |package: &str| {
        // The child of a dry run tells its parent more than a trace would.
        if !runtime.progress.is_followed() {
            end_trace(&traced);
            trace!(target: SYSTEM_TARGET, "new {package}");
            traced.set(true);
        }
        runtime.progress.module(package, "was made");
    };
    let made = modules.instantiate(candidates, &context, begin);
    end_trace(&traced);
    Ok(made?)
}

/// The module that was traced has been made.
fn end_trace(traced: &Cell<bool>) {
    if traced.take() {
        trace!(target: SYSTEM_TARGET, "");
    }
}

/// Registers every new component type of a candidate with an empty pool. Types with a filled pool
/// are known to the world already, with an older declaration.
fn register_models(
    world: &World,
    components: &BoundComponentView,
    candidate: &Candidate,
    filled: &[ErasedPool],
) -> Result<(), EngineError> {
    let waits = |model: &&ModelInfo| {
        let name = model.description.name;
        filled.iter().any(|pool| pool.description().name == name)
    };
    let models = crates_of(&candidate.module).flat_map(|c| c.models);
    let models: Vec<ModelInfo> = models.filter(|model| !waits(model)).copied().collect();
    // A process that only imports has no world.
    if models.is_empty() {
        return Ok(());
    }
    let library = &candidate.module.staged.library;
    Ok(components.call(|view| view.register(world, &models, library))??)
}

/// The context for a ViewModel that works on the world's pools.
pub fn context_of(world: &World) -> Context {
    context_with(world, &[])
}

/// The context for a ViewModel that works on `pools` instead of the world's own pools of the same
/// components.
pub fn context_with(world: &World, pools: &[ErasedPool]) -> Context {
    let world_data = world.data.read();
    let all = world_data.pools.iter().chain(pools);
    Context {
        registry: world.registry.clone(),
        pools: all.map(|pool| (pool.component(), pool.clone())).collect(),
    }
}

/// New pools beside the old ones.
#[derive(Default)]
pub struct Evacuated {
    /// The pools, filled.
    pub pools: Vec<ErasedPool>,
    /// Components whose fields changed.
    pub reports: Vec<MigrationReport>,
    /// Values that have no place in the new pools.
    pub kept: Vec<KeptText>,
}

/// Fills new pools beside the old ones for every component of the candidates whose model crate has
/// another version than the one that the world's pool was made with.
pub fn evacuate_changed(
    world: &World,
    components: &BoundComponentView,
    candidates: &[Candidate],
) -> Result<Evacuated, EngineError> {
    let mut done = Evacuated::default();
    for candidate in candidates {
        for models in crates_of(&candidate.module) {
            for model in models.models {
                let name = model.description.name;
                let mut filled = done.pools.iter();
                let is_done = filled.any(|pool| pool.description().name == name);
                let before = version_in(world, name)?;
                if is_done || before.is_none_or(|version| version == models.version) {
                    continue;
                }
                let library = &candidate.module.staged.library;
                let former = kind_in(world, model);
                let migrated = components.call(|view| view.evacuate(world, model, library))??;
                done.add(migrated, former, model);
            }
        }
    }
    Ok(done)
}

impl Evacuated {
    fn add(&mut self, migrated: Migrated, former: Option<FieldKind>, model: &ModelInfo) {
        let Migrated { pool, report, kept } = migrated;
        self.pools.push(pool);
        // Only another component of its crate changed.
        let is_same = former.is_some_and(|kind| kind.is_same(&model.description.kind));
        if !(is_same && report.lost.is_empty()) {
            self.reports.push(report);
        }
        let text = |kept: KeptValue| {
            let (name, unread) = unread_of(model.description.name, kept.left, former.as_ref());
            KeptText {
                snapshot: kept.snapshot,
                entity: kept.entity,
                name,
                unread,
            }
        };
        self.kept.extend(kept.into_iter().map(text));
    }
}

/// The version of the model crate that the world's pool of a component was made with; `None` where
/// the world does not know the component. It is read from the library that made the pool, which may
/// be that of an unloaded plugin.
fn version_in(world: &World, component: &str) -> Result<Option<u32>, EngineError> {
    let library = {
        let world_data = world.data.read();
        let mut pools = world_data.pools.iter();
        let pool = pools.find(|pool| pool.description().name == component);
        pool.map(|pool| pool.library().clone())
    };
    let export: Option<ModelsExport> = match library {
        Some(library) => library.table()?,
        None => None,
    };
    let mut crates = export.iter().flat_map(|export| export.crates);
    let has = |c: &&&ModelCrate| c.models.iter().any(|m| m.description.name == component);
    Ok(crates.find(has).map(|c| c.version))
}

/// What the component is in the world's pool.
fn kind_in(world: &World, model: &ModelInfo) -> Option<FieldKind> {
    let world_data = world.data.read();
    let pool = world_data.pool(ComponentId(model.model_type));
    pool.map(|pool| pool.description().kind)
}

fn crates_of(module: &Module) -> impl Iterator<Item = &'static ModelCrate> {
    module
        .models
        .iter()
        .flat_map(|export| export.crates.iter().copied())
}
