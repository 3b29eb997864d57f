//! Component pools: registering new types, evacuating changed ones.

use super::Runtime;
use crate::EngineError;
use playground_base::{Context, ErasedPool, Implementation, ModelCrate, ModelInfo};
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

/// Fills new pools beside the old ones for every model crate whose version differs between the
/// loaded modules and the candidates.
pub fn evacuate_changed(
    world: &World,
    components: &BoundComponentView,
    loaded: &[&Module],
    candidates: &[Candidate],
) -> Result<(Vec<ErasedPool>, Vec<MigrationReport>), EngineError> {
    let known: Vec<(&str, u32)> = loaded.iter().flat_map(|m| m.model_versions()).collect();
    let (mut pools, mut reports): (Vec<ErasedPool>, Vec<MigrationReport>) = Default::default();
    for candidate in candidates {
        for models in crates_of(&candidate.module) {
            let before = known.iter().find(|(name, _)| *name == models.crate_name);
            if before.is_none_or(|(_, version)| *version == models.version) {
                continue;
            }
            for model in models.models {
                let is_done = |pool: &ErasedPool| pool.description().name == model.description.name;
                let registered = {
                    let structure = world.structure.read();
                    structure.pools.iter().any(is_done)
                };
                if pools.iter().any(is_done) || !registered {
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

fn crates_of(module: &Module) -> impl Iterator<Item = &'static ModelCrate> {
    module
        .models
        .iter()
        .flat_map(|export| export.crates.iter().copied())
}
