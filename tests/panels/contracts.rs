//! Contracts and their implementers, out of libraries of this process.

use crate::components::library_of;
use playground_base::{BindingRegistry, Context, Implementation, ViewExport, ViewModelExport};

/// Registers the contracts of a crate.
pub fn register_views(registry: &BindingRegistry, crate_name: &str) {
    let export: Option<ViewExport> = library_of(crate_name).table().expect("the library opens");
    for view in export.expect("it exports contracts").views {
        registry.register_view(*view).expect("it is new");
    }
}

/// Binds the next generation of the implementers in a crate.
pub fn implement(context: &Context, crate_name: &str) {
    let library = library_of(crate_name);
    let export: Option<ViewModelExport> = library.table().expect("the library opens");
    let infos = export.expect("it exports implementers").view_models;
    let registry = &context.registry;
    let generation = registry
        .implementations()
        .last()
        .map_or(0, |of| of.generation)
        + 1;
    let create = |info| {
        Implementation::create(info, &library, generation, context, registry.panics())
            .expect("its constructor cannot fail")
    };
    let new = infos.iter().copied().map(create).collect();
    registry
        .replace(&[library.crate_name()], new)
        .expect("all contracts are known");
}
