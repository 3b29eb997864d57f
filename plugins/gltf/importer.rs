//! [`GltfImporter`].

use crate::clips::clips;
use crate::entities::entities;
use crate::file::Source;
use crate::lights::{LUX, lux};
use crate::maps::Maps;
use crate::materials::{materials, not_shown};
use crate::meshes::meshes;
use crate::nodes::nodes;
use crate::pictures::pictures;
use crate::skins::skins;
use playground_base::{Context, ModuleError, view_model};
use playground_core_assets::{ImportFile, ImportSetting, Imported, ImporterView};
use playground_core_drawing::Model;
use std::panic::catch_unwind;

/// Reads models of glTF 2.0. It is stateless.
pub struct GltfImporter;

impl GltfImporter {
    /// Makes it; the context is not used.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl ImporterView for GltfImporter {
    fn extensions(&self) -> &'static [&'static str] {
        &["glb", "gltf"]
    }

    fn settings(&self) -> &'static [ImportSetting] {
        &[LUX]
    }

    fn import(&self, file: ImportFile<'_>) -> Result<Imported, String> {
        // The crate indexes what a damaged document says without a look.
        let read = catch_unwind(|| read(&file));
        let damaged = |_| Err("it is damaged: parts of it refer to what is not there".to_owned());
        read.unwrap_or_else(damaged).map(Imported::Model)
    }
}

fn read(file: &ImportFile<'_>) -> Result<Model, String> {
    let progress = file.progress;
    progress.report(0.0, "reading");
    let source = Source::read(file)?;
    let (mut left_out, mut files) = (Vec::new(), source.files.clone());
    let mut maps = Maps::default();
    let meshes = meshes(&source, &mut left_out, progress)?;
    let mut nodes = nodes(&source)?;
    let model = Model {
        skins: skins(&source, &mut nodes, &meshes, &mut left_out)?,
        clips: clips(&source, &mut nodes)?,
        materials: materials(&source, &mut maps),
        pictures: pictures(&source, &maps, &mut files, progress)?,
        entities: entities(&source, &nodes, lux(file.settings), &mut left_out)?,
        nodes: nodes.all,
        meshes,
        ..Model::default()
    };
    left_out.extend(not_shown(&source));
    Ok(Model {
        left_out,
        files,
        ..model
    })
}
