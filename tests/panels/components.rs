//! Component types made known without an ECS.

use playground_base::loader::in_place;
use playground_base::{Library, ModelInfo, ModelsExport};
use playground_core_ecs::Structure;

/// Makes all component types of a crate known.
pub fn register_crate(structure: &mut Structure, crate_name: &str) {
    let library = library_of(crate_name);
    let export: Option<ModelsExport> = library.table().expect("the library opens");
    let export = export.expect("it exports models");
    for models in export.crates {
        register(structure, models.models, &library);
    }
}

/// Makes component types known as if this library had brought them.
pub fn register(structure: &mut Structure, models: &[ModelInfo], library: &Library) {
    for info in models {
        let index = structure.pools.len() as u32;
        let pool = (info.new_pool)(&structure.cells, index, library);
        structure.pool_of.insert(pool.component(), index);
        structure.pools.push(pool);
    }
}

/// The library that this process runs on; cargo puts it beside the test or one folder above.
pub fn library_of(crate_name: &str) -> Library {
    let name = format!("lib{crate_name}{}", std::env::consts::DLL_SUFFIX);
    let test = std::env::current_exe().expect("the test is a file");
    let mut folders = test.ancestors().skip(1).take(3);
    let found = folders.find_map(|folder| {
        let places = [folder.join(&name), folder.join("deps").join(&name)];
        places.into_iter().find_map(|file| file.canonicalize().ok())
    });
    let file = found.expect("cargo builds what the test depends on");
    let staged = in_place(&file, crate_name).expect("the library is there");
    staged.library
}
