//! Component pools: registering new types, evacuating changed ones.

use super::Runtime;
use crate::EngineError;
use playground_base::{Context, ErasedPool, Implementation, ModelCrate, ModelInfo, ModelsExport};
use playground_core_ecs::{BoundComponentView, MigrationReport, World};
use playground_modules_registry::{Candidate, Module};

/// Makes the contracts and component types of candidates known, and makes their ViewModels on the
/// world's pools, with `filled` in the place of those that they will replace. Nothing is bound, but
/// for the first `ComponentView` of all: it needs no pool, and the others need the pools that it
/// makes. Contracts and empty pools that nobody uses change nothing, so they need no way back.
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
    Ok(modules.instantiate(candidates, &context)?)
}

/// Gives every component type of a candidate that the world does not know yet an empty pool. Those
/// that a filled pool waits for are known, though declared otherwise before.
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
    let library = &candidate.module.staged.library;
    Ok(components.call(|view| view.register(world, &models, library))??)
}

/// What a ViewModel is given that works on the world's pools as they are.
pub fn context_of(world: &World) -> Context {
    context_with(world, &[])
}

/// What a ViewModel is given that works on `pools` in place of the world's own.
pub fn context_with(world: &World, pools: &[ErasedPool]) -> Context {
    let structure = world.structure.read();
    let all = structure.pools.iter().chain(pools);
    Context {
        registry: world.registry.clone(),
        pools: all.map(|pool| (pool.component(), pool.clone())).collect(),
    }
}

/// Fills new pools beside the old ones for every component of the candidates whose model crate has
/// another version than the one that the world's pool was made with.
pub fn evacuate_changed(
    world: &World,
    components: &BoundComponentView,
    candidates: &[Candidate],
) -> Result<(Vec<ErasedPool>, Vec<MigrationReport>), EngineError> {
    let (mut pools, mut reports): (Vec<ErasedPool>, Vec<MigrationReport>) = Default::default();
    for candidate in candidates {
        for models in crates_of(&candidate.module) {
            for model in models.models {
                let name = model.description.name;
                let is_done = pools.iter().any(|pool| pool.description().name == name);
                let before = version_in(world, name)?;
                if is_done || before.is_none_or(|version| version == models.version) {
                    continue;
                }
                let library = &candidate.module.staged.library;
                let (pool, report) =
                    components.call(|view| view.evacuate(world, model, library))??;
                pools.push(pool);
                reports.push(report);
            }
        }
    }
    Ok((pools, reports))
}

/// The version of the model crate that the world's pool of a component was made with; `None` where the
/// world does not know the component. The library that made it says so, whether it is still in use or
/// not: a plugin that was taken out leaves its pools.
fn version_in(world: &World, component: &str) -> Result<Option<u32>, EngineError> {
    let library = {
        let structure = world.structure.read();
        let mut pools = structure.pools.iter();
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

fn crates_of(module: &Module) -> impl Iterator<Item = &'static ModelCrate> {
    module
        .models
        .iter()
        .flat_map(|export| export.crates.iter().copied())
}
