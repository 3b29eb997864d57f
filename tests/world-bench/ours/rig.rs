//! [`Rig`]: a world with everything in it, loaded the way the engine loads it.

use crate::keys::Keys;
use playground_base::loader::in_place;
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{
    BindingRegistry, Context, Handle, IdMap, Implementation, Library, ModelsExport, ModuleError,
    ViewExport, ViewModelExport,
};
use playground_core_ecs::*;
use std::path::{Path, PathBuf};

/// The world and a binding to each contract that the workloads use.
pub struct Rig {
    pub world: Handle<World>,
    pub context: Context,
    pub keys: Keys,
    pub exclusive: BoundExclusiveView,
    pub queries: BoundQueryView,
    pub schedule: BoundScheduleView,
    pub whole: BoundWorldView,
}

/// A benchmark has nobody to tell of an error but its reader.
pub fn told<R, E: std::fmt::Display>(result: Result<R, E>) -> R {
    result.unwrap_or_else(|error| panic!("{error}"))
}

impl Rig {
    /// An empty world with two threads.
    pub fn new() -> Self {
        let core = library("playground-core-ecs");
        let ecs = library("playground-systems-ecs");
        let ours = library("world-ours");
        let registry = Handle::new(BindingRegistry::default());
        let views: Option<ViewExport> = told(core.table());
        for view in views.map_or(&[][..], |table| table.views) {
            told(registry.register_view(*view));
        }
        let workers = told(ThreadPoolBuilder::new().num_threads(2).build());
        let world = Handle::new(World::new(registry.clone(), Handle::new(workers)));
        let mut context = Context {
            registry: registry.clone(),
            pools: IdMap::default(),
        };
        load(&context, &ecs, |view| view.ends_with("::ComponentView"));
        let components: BoundComponentView = told(registry.bind());
        for library in [&core, &ours] {
            let table: Option<ModelsExport> = told(library.table());
            for models in table.map_or(&[][..], |table| table.crates) {
                let register = components.call(|c| c.register(&world, models.models, library));
                told(told(register));
            }
        }
        let pools = world.structure.read().pools.clone();
        context.pools = pools.into_iter().map(|p| (p.component(), p)).collect();
        load(&context, &ecs, |view| !view.ends_with("::ComponentView"));
        load(&context, &ours, |_| true);
        Self {
            keys: told(Keys::new(&context)),
            exclusive: told(registry.bind()),
            queries: told(registry.bind()),
            schedule: told(registry.bind()),
            whole: told(registry.bind()),
            world,
            context,
        }
    }
}

/// Makes implementations of a library the current ones.
fn load(context: &Context, library: &Library, which: impl Fn(&str) -> bool) {
    let table: Option<ViewModelExport> = told(library.table());
    let infos = table.map_or(&[][..], |table| table.view_models);
    let infos = infos.iter().filter(|info| which(info.view_name));
    let panics = context.registry.panics();
    let made: Result<Vec<_>, ModuleError> = infos
        .map(|info| Implementation::create(*info, library, 1, context, panics))
        .collect();
    told(context.registry.replace(&[], told(made)));
}

/// The very library that the benchmark is linked with, so it is not loaded twice.
fn library(crate_name: &str) -> Library {
    let program = told(std::env::current_exe());
    let folder = program.parent().unwrap_or(Path::new("."));
    let name = format!("lib{}.so", crate_name.replace('-', "_"));
    let places: [PathBuf; 2] = [folder.join(&name), folder.join("deps").join(&name)];
    let file = places.iter().find(|file| file.exists());
    let file = file.unwrap_or(&places[0]);
    told(in_place(file, crate_name)).library
}
