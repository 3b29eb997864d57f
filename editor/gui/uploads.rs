//! [`Uploads`]: uploads pictures and shaders to the device.

use playground_base::{Handle, Implementation};
use playground_core_drawing::TextureId;
use playground_core_engine::Problem;
use playground_core_rendering::{BoundRenderingView, Gpu, RenderingError};
use playground_engine::{Engine, LoadedPicture, LoadedShader};
use std::collections::HashMap;

/// Which versions of pictures and shaders the device and the renderer have.
#[derive(Default)]
pub struct Uploads {
    pictures: HashMap<TextureId, u64>,
    shaders: HashMap<String, u64>,
    /// The implementations at the last upload: a reloaded renderer has only its built-in shaders.
    bound: Option<Handle<Vec<Implementation>>>,
}

impl Uploads {
    /// Uploads what changed since the last call. What the renderer refuses becomes a problem, and
    /// is not uploaded again until its file changes.
    pub fn refresh(&mut self, engine: &mut Engine, rendering: &BoundRenderingView, gpu: &Gpu) {
        self.forget_closed(engine, gpu);
        self.forget_reloaded(engine);
        let is_new = |of: &&LoadedPicture| self.pictures.get(&of.texture.id) != Some(&of.version);
        let new: Vec<_> = engine.pictures().loaded().filter(is_new).cloned().collect();
        for picture in new {
            let id = picture.texture.id;
            self.pictures.insert(id, picture.version);
            let uploaded = rendering.call(|r| r.upload_texture(gpu, &picture.texture));
            let refused = uploaded.map_or_else(
                |error| Some(error.to_string()),
                |done| done.err().map(|error| error.to_string()),
            );
            if let Some(why) = refused {
                engine.pictures_mut().refuse(id, &why);
            }
        }
        let is_new = |of: &&LoadedShader| self.shaders.get(&of.name) != Some(&of.version);
        let new: Vec<_> = engine.shaders().edited().filter(is_new).cloned().collect();
        for shader in new {
            self.shaders.insert(shader.name.clone(), shader.version);
            load(engine, rendering, gpu, &shader);
        }
    }

    /// Frees pictures that are gone: their project was closed, or the renderer refused them.
    fn forget_closed(&mut self, engine: &Engine, gpu: &Gpu) {
        if self.pictures.len() <= engine.pictures().loaded().count() {
            return;
        }
        let is_there = |id: &TextureId| {
            let mut loaded = engine.pictures().loaded();
            loaded.any(|picture| picture.texture.id == *id)
        };
        self.pictures.retain(|id, _| {
            let is_loaded = is_there(id);
            if !is_loaded {
                gpu.textures.write().remove(id);
            }
            is_loaded
        });
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
