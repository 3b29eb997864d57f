//! Feeds files to what imports them, as the worker of imports does.

use super::feeds::Surroundings;
use playground_base::{BindingRegistry, Context, Handle, IdMap};
use playground_core_assets::{ImportFile, ImportProgress, ImportSettings, Imported, ImporterView};
use playground_engine::{
    DrawnModel, ImportAs, ImportRefusal, ImportRequest, Imports, check_imported, material_text,
    read_material,
};
use playground_plugins_gltf::GltfImporter;
use playground_plugins_sounds::SoundImporter;
use std::path::Path;

/// The importers. They are made once for all inputs of a worker.
pub struct Importers {
    gltf: GltfImporter,
    sounds: SoundImporter,
    /// Of what the engine reads by itself.
    engine: Imports,
}

impl Importers {
    /// Importers that read in this process.
    pub fn new() -> Self {
        let context = Context {
            registry: Handle::new(BindingRegistry::default()),
            pools: IdMap::default(),
        };
        Self {
            gltf: GltfImporter::new(&context).expect("it needs nothing"),
            sounds: SoundImporter::new(&context).expect("it needs nothing"),
            engine: Imports::in_this_process(None),
        }
    }
}

/// What an importer makes of a file, checked as what a worker sends.
fn import(importer: &impl ImporterView, path: &str, bytes: &[u8]) -> Option<Imported> {
    // Nothing is beside it.
    let place = Path::new("/nowhere/assets").join(path);
    let file = ImportFile {
        path,
        bytes,
        file: &place,
        settings: &ImportSettings::default(),
        progress: &ImportProgress::default(),
    };
    match importer.import(file) {
        Ok(imported) => check_imported(imported).ok(),
        Err(why) => {
            assert!(!why.is_empty());
            None
        }
    }
}

/// What the engine makes of a file.
fn import_as(with: &Surroundings, name: &str, bytes: &[u8], import_as: ImportAs) {
    let file = with.write(&format!("assets/{name}"), bytes);
    let request = ImportRequest {
        file: &file,
        path: name,
        import_as,
        settings: &ImportSettings::default(),
    };
    if let Err(refusal) = with.importers.engine.import(&request, || true) {
        assert!(matches!(refusal, ImportRefusal::Why(why) if !why.is_empty()));
    }
}

/// A model, as it is drawn.
pub fn model(with: &mut Surroundings, bytes: &[u8]) {
    if let Some(Imported::Model(model)) = import(&with.importers.gltf, "a.glb", bytes) {
        let _drawn = DrawnModel::of(model, 1, "a.glb");
    }
}

/// A sound.
pub fn sound(with: &mut Surroundings, bytes: &[u8]) {
    if let Some(Imported::Sound(sound)) = import(&with.importers.sounds, "a.ogg", bytes) {
        assert!(!sound.words().is_empty());
    }
}

/// A picture of any kind, and a small one of it.
pub fn picture(with: &mut Surroundings, bytes: &[u8]) {
    import_as(with, "a.png", bytes, ImportAs::Picture);
    import_as(with, "a.png", bytes, ImportAs::SmallPicture(96));
}

/// A font, and its sample letters.
pub fn font(with: &mut Surroundings, bytes: &[u8]) {
    import_as(with, "a.ttf", bytes, ImportAs::Font);
    import_as(with, "a.ttf", bytes, ImportAs::SmallPicture(96));
}

/// A material. What the editor writes of it is the same material.
pub fn material(_with: &mut Surroundings, bytes: &[u8]) {
    if let Ok(material) = read_material(&String::from_utf8_lossy(bytes)) {
        let again = read_material(&material_text(&material));
        assert_eq!(again, Ok(material));
    }
}
