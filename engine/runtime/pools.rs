//! Component pools: registering new types, evacuating changed ones.

use crate::EngineError;
use playground_base::{Context, ErasedPool, ModelCrate};
use playground_core_ecs::{BoundComponentView, MigrationReport, World};
use playground_modules_registry::{Candidate, Module};

/// Gives every component type of a candidate that the world does not know yet an empty pool. Types
/// that nobody uses cost an empty pool and change nothing, so this needs no way back.
pub fn register_models(world: &World, candidate: &Candidate) {
    let mut structure = world.structure.write();
    let structure = &mut *structure;
    for model in crates_of(&candidate.module).flat_map(|c| c.models) {
        let index = structure.pools.len() as u32;
        let library = &candidate.module.staged.library;
        let pool = (model.new_pool)(&structure.cells, index, library);
        if let std::collections::hash_map::Entry::Vacant(place) =
            structure.pool_of.entry(pool.component())
        {
            place.insert(index);
            structure.pools.push(pool);
        }
    }
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
