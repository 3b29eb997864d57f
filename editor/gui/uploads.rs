//! [`Uploads`]: uploads pictures, models and shaders to the device.

use super::uploaded_versions::UploadedVersions;
use playground_base::{Handle, Implementation, ModuleError, tracing};
use playground_core_drawing::{PanoramaId, ShaderId, TextureId};
use playground_core_engine::Problem;
use playground_core_rendering::{BoundRenderingView, Gpu, RenderingError};
use playground_engine::{DrawnModel, Engine, Loaded, LoadedShader, data_texture, material_surface};
use std::collections::{HashMap, HashSet};

/// Which versions of assets and shaders the device and the renderer have.
#[derive(Default)]
pub struct Uploads {
    pictures: UploadedVersions,
    data_pictures: UploadedVersions,
    panoramas: UploadedVersions,
    materials: UploadedVersions,
    codes: UploadedVersions,
    models: HashMap<u64, Loaded<DrawnModel>>,
    shaders: HashMap<String, u64>,
    /// Whether the device has what extraction made.
    has_made: bool,
    /// The implementations at the last upload: a reloaded renderer has only its built-in shaders.
    bound: Option<Handle<Vec<Implementation>>>,
}

impl Uploads {
    /// Uploads what changed since the last call. What the renderer refuses becomes a problem, and
    /// is not uploaded again until its file changes.
    pub fn refresh(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        if !self.has_made {
            self.has_made = true;
            engine.make_again();
        }
        self.forget_closed(engine, gpu);
        self.forget_reloaded(engine);
        self.upload_pictures(engine, rendering, gpu);
        self.upload_models(engine, rendering, gpu);
        self.upload_panoramas(engine, rendering, gpu);
        self.upload_codes(engine, rendering, gpu);
        self.upload_materials(engine, rendering, gpu);
        let is_new = |of: &&LoadedShader| self.shaders.get(&of.name) != Some(&of.version);
        let new: Vec<_> = engine.shaders().edited().filter(is_new).cloned().collect();
        for shader in new {
            self.shaders.insert(shader.name.clone(), shader.version);
            load(engine, rendering, gpu, &shader);
        }
    }

    /// Uploads what the last extraction made, and frees what it does not need any more.
    pub fn upload_made(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        let made = engine.made_mut();
        for mesh in made.gone_meshes.drain(..) {
            gpu.meshes.write().remove(&mesh);
        }
        for texture in made.gone_textures.drain(..) {
            gpu.textures.write().remove(&texture);
        }
        for mesh in made.meshes.drain(..) {
            log_refusal(rendering.call(|r| r.upload_mesh(gpu, &mesh)));
        }
        for texture in made.textures.drain(..) {
            log_refusal(rendering.call(|r| r.upload_texture(gpu, &texture)));
        }
    }

    fn upload_pictures(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        for (key, picture) in self.pictures.take_new(engine.pictures()) {
            let uploaded = rendering.call(|r| r.upload_texture(gpu, &picture));
            if let Some(why) = refusal(uploaded) {
                engine.pictures_mut().refuse(key, &why);
            }
        }
        for (key, picture) in self.data_pictures.take_new(&engine.materials().data) {
            let uploaded = rendering.call(|r| r.upload_texture(gpu, &picture));
            if let Some(why) = refusal(uploaded) {
                engine.materials_mut().data.refuse(key, &why);
            }
        }
    }

    fn upload_panoramas(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        for (key, panorama) in self.panoramas.take_new(engine.panoramas()) {
            let uploaded = rendering.call(|r| r.upload_panorama(gpu, &panorama));
            if let Some(why) = refusal(uploaded) {
                engine.panoramas_mut().refuse(key, &why);
            }
        }
    }

    fn upload_materials(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        for (key, material) in self.materials.take_new(&engine.materials().materials) {
            let uploaded = rendering.call(|r| r.upload_surface(gpu, &material.surface));
            if let Some(why) = refusal(uploaded) {
                engine.materials_mut().materials.refuse(key, &why);
            }
        }
    }

    /// Shaders of the project. The code before stays where the new one does not compile.
    fn upload_codes(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        for (key, code) in self.codes.take_new(&engine.materials().shaders) {
            let uploaded = rendering.call(|r| r.upload_shader(gpu, &code));
            if let Some(why) = refusal(uploaded) {
                engine.materials_mut().shaders.blame(key, &why);
            }
        }
    }

    fn upload_models(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        let loaded = engine.models().loaded();
        let is_new = |(key, of): &(u64, &Loaded<DrawnModel>)| {
            self.models
                .get(key)
                .is_none_or(|known| known.version != of.version)
        };
        let new: Vec<_> = loaded
            .filter(is_new)
            .map(|(key, of)| (key, of.clone()))
            .collect();
        for (key, model) in new {
            if let Some(before) = self.models.insert(key, model.clone()) {
                free(&before.content, gpu);
            }
            let meshes = model.content.meshes.iter();
            let mut meshes = meshes.map(|mesh| rendering.call(|r| r.upload_mesh(gpu, mesh)));
            let textures = model.content.textures.iter();
            let mut textures = textures.map(|of| rendering.call(|r| r.upload_texture(gpu, of)));
            let surfaces = model.content.surfaces.iter();
            let mut surfaces = surfaces.map(|of| rendering.call(|r| r.upload_surface(gpu, of)));
            let refused = meshes
                .find_map(refusal)
                .or_else(|| textures.find_map(refusal))
                .or_else(|| surfaces.find_map(refusal));
            if let Some(why) = refused {
                engine.models_mut().refuse(key, &why);
            }
        }
    }

    /// Frees pictures and models that are gone: their project was closed, or the renderer refused them.
    fn forget_closed(&mut self, engine: &Engine, gpu: &Gpu) {
        for key in self.pictures.take_gone(engine.pictures()) {
            gpu.textures.write().remove(&TextureId(key));
        }
        let materials = engine.materials();
        for key in self.data_pictures.take_gone(&materials.data) {
            gpu.textures.write().remove(&data_texture(key));
        }
        for key in self.panoramas.take_gone(engine.panoramas()) {
            gpu.panoramas.write().remove(&PanoramaId(key));
        }
        for key in self.materials.take_gone(&materials.materials) {
            gpu.surfaces.write().remove(&material_surface(key));
        }
        for key in self.codes.take_gone(&materials.shaders) {
            gpu.shaders.write().remove(&ShaderId(key));
        }
        if self.models.len() > engine.models().loaded().count() {
            let there: HashSet<u64> = engine.models().loaded().map(|(key, _)| key).collect();
            self.models.retain(|key, model| {
                let is_loaded = there.contains(key);
                if !is_loaded {
                    free(&model.content, gpu);
                }
                is_loaded
            });
        }
    }

    fn forget_reloaded(&mut self, engine: &Engine) {
        let now = engine.world().registry.implementations();
        let is_same = |before: &Handle<_>| Handle::ptr_eq(before, &now);
        if !self.bound.as_ref().is_some_and(is_same) {
            self.shaders.clear();
            self.bound = Some(now);
        }
    }
}

fn log_refusal(uploaded: Result<Result<(), RenderingError>, ModuleError>) {
    if let Some(why) = refusal(uploaded) {
        tracing::error!("a part of the picture is missing: {why}");
    }
}

/// Why the renderer refused an upload; `None` when it did not.
fn refusal(uploaded: Result<Result<(), RenderingError>, ModuleError>) -> Option<String> {
    match uploaded {
        Ok(done) => done.err().map(|error| error.to_string()),
        Err(error) => Some(error.to_string()),
    }
}

/// Frees what was uploaded of a model.
fn free(model: &DrawnModel, gpu: &Gpu) {
    let mut meshes = gpu.meshes.write();
    for mesh in &model.meshes {
        meshes.remove(&mesh.id);
    }
    let mut textures = gpu.textures.write();
    for texture in &model.textures {
        textures.remove(&texture.id);
    }
    let mut surfaces = gpu.surfaces.write();
    for surface in &model.surfaces {
        surfaces.remove(&surface.id);
    }
}

/// Loads a shader. When it is accepted, refused ones are tried again: an edit may span two files.
fn load(engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu, shader: &LoadedShader) {
    if !try_load(engine, rendering, gpu, shader) {
        return;
    }
    let refused: Vec<_> = engine.shaders().refused().cloned().collect();
    for other in refused {
        try_load(engine, rendering, gpu, &other);
    }
}

fn try_load(
    engine: &mut Engine,
    rendering: &BoundRenderingView,
    gpu: &Gpu,
    shader: &LoadedShader,
) -> bool {
    let loaded = rendering.call(|r| r.load_shader(gpu, &shader.name, &shader.wgsl));
    let shaders = engine.shaders_mut();
    match loaded {
        Ok(Ok(())) => shaders.taken(&shader.name),
        Ok(Err(RenderingError::Shader {
            file,
            line,
            column,
            message,
        })) => {
            let problem = Problem {
                file: Some(file.into()),
                line,
                column,
                message,
                ..Problem::default()
            };
            shaders.refuse(&shader.name, problem);
        }
        Ok(Err(error)) => shaders.fail(&shader.name, error.to_string()),
        Err(error) => shaders.fail(&shader.name, error.to_string()),
    }
    shaders.refused().all(|of| of.name != shader.name)
}
