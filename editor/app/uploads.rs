//! [`Uploads`]: what the device has of what lies in files.

use playground_base::tracing;
use playground_core_rendering::{BoundRenderingView, Gpu, RenderingError, TextureId};
use playground_engine::Engine;
use std::collections::HashMap;

/// Which versions of pictures and shaders the device has.
#[derive(Default)]
pub struct Uploads {
    pictures: HashMap<TextureId, u64>,
    shaders: HashMap<String, u64>,
}

impl Uploads {
    /// Gives the device what changed since the last call.
    ///
    /// # Errors
    /// When there is no renderer. What the renderer refuses is told as a problem, or in the log.
    pub fn refresh(
        &mut self,
        engine: &mut Engine,
        rendering: &BoundRenderingView,
        gpu: &Gpu,
    ) -> Result<(), String> {
        self.forget_closed(engine, gpu);
        for picture in engine.pictures().loaded() {
            let id = picture.texture.id;
            if self.pictures.get(&id) == Some(&picture.version) {
                continue;
            }
            self.pictures.insert(id, picture.version);
            let uploaded = rendering.call(|r| r.upload_texture(gpu, &picture.texture));
            if let Err(error) = uploaded.map_err(|error| error.to_string())? {
                tracing::error!("{error}");
            }
        }
        self.refresh_shaders(engine, rendering, gpu)
    }

    /// Pictures of a project that was closed.
    fn forget_closed(&mut self, engine: &Engine, gpu: &Gpu) {
        let loaded = engine.pictures().loaded().count();
        if self.pictures.len() <= loaded {
            return;
        }
        let is_open = |id: &TextureId| {
            let mut loaded = engine.pictures().loaded();
            loaded.any(|picture| picture.texture.id == *id)
        };
        self.pictures.retain(|id, _| {
            let kept = is_open(id);
            if !kept {
                gpu.textures.write().remove(id);
            }
            kept
        });
    }

    fn refresh_shaders(
        &mut self,
        engine: &mut Engine,
        rendering: &BoundRenderingView,
        gpu: &Gpu,
    ) -> Result<(), String> {
        let is_new =
            |of: &&playground_engine::LoadedShader| self.shaders.get(&of.name) != Some(&of.version);
        let new: Vec<_> = engine.shaders().edited().filter(is_new).cloned().collect();
        for shader in new {
            let loaded = rendering.call(|r| r.load_shader(gpu, &shader.name, &shader.wgsl));
            let refused = match loaded.map_err(|error| error.to_string())? {
                Ok(()) => None,
                Err(RenderingError::Shader {
                    line,
                    column,
                    message,
                    ..
                }) => Some((message, line, column)),
                Err(other) => Some((other.to_string(), 0, 0)),
            };
            engine.shaders_mut().told(&shader.name, refused);
            self.shaders.insert(shader.name, shader.version);
        }
        Ok(())
    }
}
