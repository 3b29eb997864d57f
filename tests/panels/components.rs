//! Registers component types without an ECS.

use playground_base::loader::in_place;
use playground_base::{Library, ModelInfo, ModelsExport};
use playground_core_ecs::WorldData;

/// Registers all component types of a crate.
pub fn register_crate(world_data: &mut WorldData, crate_name: &str) {
    let library = library_of(crate_name);
    let export: Option<ModelsExport> = library.table().expect("the library opens");
    let export = export.expect("it exports models");
    for models in export.crates {
        register(world_data, models.models, &library);
    }
}

/// Registers component types as if this library had exported them.
pub fn register(world_data: &mut WorldData, models: &[ModelInfo], library: &Library) {
    for info in models {
        let index = world_data.pools.len() as u32;
        let pool = (info.new_pool)(&world_data.token, index, library);
        world_data.pool_of.insert(pool.component(), index);
        world_data.pools.push(pool);
    }
}

/// A library of this process; cargo puts it beside the test or one folder above.
pub fn library_of(crate_name: &str) -> Library {
    let name = format!("lib{crate_name}{}", std::env::consts::DLL_SUFFIX);
    let test = std::env::current_exe().expect("the test is a file");
    let mut folders = test.ancestors().skip(1).take(3);
    let found = folders.find_map(|folder| {
        let paths = [folder.join(&name), folder.join("deps").join(&name)];
        paths.into_iter().find_map(|file| file.canonicalize().ok())
    });
    let file = found.expect("cargo builds what the test depends on");
    let staged = in_place(&file, crate_name).expect("the library is there");
    staged.library
}
