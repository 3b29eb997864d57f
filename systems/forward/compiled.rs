//! [`Compiled`]: shaders and their pipelines.

use super::{
    glow::GlowPipelines,
    layouts::Layouts,
    lit::LitKey,
    occlusion::OcclusionPipelines,
    picture_copy::PictureCopy,
    pipelines::Pipelines,
    shader::{Scope, ShaderTexts},
    shown::Shown,
    smoothing::SmoothingPipeline,
};
use playground_base::{Handle, Shared};
use playground_core_drawing::{ShaderId, SurfaceShader};
use playground_core_rendering::{Gpu, RenderingError};
use playground_graphics::wgpu;
use std::collections::HashMap;

/// Everything that is compiled from one set of sources. Pipelines are made on first use.
pub struct Compiled {
    texts: ShaderTexts,
    mesh: wgpu::ShaderModule,
    /// Those with the code of a project, and the revision of that.
    coded: Shared<HashMap<ShaderId, (u64, wgpu::ShaderModule)>>,
    fixed: Shared<HashMap<(u32, Shown), Handle<Pipelines>>>,
    glow: Shared<HashMap<(u32, Shown), Handle<GlowPipelines>>>,
    lit: Shared<HashMap<LitKey, wgpu::RenderPipeline>>,
    occlusion: Shared<Option<Handle<OcclusionPipelines>>>,
    copy: Shared<Option<Handle<PictureCopy>>>,
    smoothing: Shared<HashMap<u32, Handle<SmoothingPipeline>>>,
}

impl Compiled {
    /// Compiles the sources. Returns the first error, with its location.
    pub fn new(device: &wgpu::Device, texts: ShaderTexts) -> Result<Self, RenderingError> {
        Ok(Self {
            mesh: texts.compile(device, "mesh.wgsl")?,
            texts,
            coded: Shared::default(),
            occlusion: Shared::default(),
            copy: Shared::default(),
            smoothing: Shared::default(),
            fixed: Shared::default(),
            glow: Shared::default(),
            lit: Shared::default(),
        })
    }

    /// Compiles the same pipelines from other sources. Returns the first error.
    pub fn with_texts(
        &self,
        gpu: &Gpu,
        layouts: &Layouts,
        texts: ShaderTexts,
    ) -> Result<Self, RenderingError> {
        let device = &gpu.device;
        let other = Self::new(device, texts)?;
        // At least one, so that an error is found at once.
        let mut keys: Vec<_> = self.fixed.read().keys().copied().collect();
        if keys.is_empty() {
            keys.push((1, Shown::default()));
        }
        for key in keys {
            other.fixed(device, layouts, key)?;
        }
        for key in self.glow.read().keys() {
            other.glow(device, layouts, *key)?;
        }
        if self.occlusion.read().is_some() {
            other.occlusion(device, layouts)?;
        }
        if self.copy.read().is_some() {
            other.copy(device, layouts)?;
        }
        for samples in self.smoothing.read().keys() {
            other.smoothing(device, layouts, *samples)?;
        }
        for key in self.lit.read().keys() {
            other.lit(gpu, layouts, *key)?;
        }
        Ok(other)
    }

    /// The pipelines that do not depend on the lights.
    pub fn fixed(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        key: (u32, Shown),
    ) -> Result<Handle<Pipelines>, RenderingError> {
        if let Some(made) = self.fixed.read().get(&key) {
            return Ok(made.clone());
        }
        let made = Handle::new(Pipelines::new(device, layouts, &self.texts, key)?);
        self.fixed.write().insert(key, made.clone());
        Ok(made)
    }

    /// The pipelines of glowing light.
    pub fn glow(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        key: (u32, Shown),
    ) -> Result<Handle<GlowPipelines>, RenderingError> {
        if let Some(made) = self.glow.read().get(&key) {
            return Ok(made.clone());
        }
        let made = Handle::new(GlowPipelines::new(device, layouts, &self.texts, key)?);
        self.glow.write().insert(key, made.clone());
        Ok(made)
    }

    /// What finds how much light from all around arrives.
    pub fn occlusion(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
    ) -> Result<Handle<OcclusionPipelines>, RenderingError> {
        if let Some(made) = &*self.occlusion.read() {
            return Ok(made.clone());
        }
        let made = Handle::new(OcclusionPipelines::new(device, layouts, &self.texts)?);
        *self.occlusion.write() = Some(made.clone());
        Ok(made)
    }

    /// What copies finished pictures.
    pub fn copy(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
    ) -> Result<Handle<PictureCopy>, RenderingError> {
        if let Some(made) = &*self.copy.read() {
            return Ok(made.clone());
        }
        let made = Handle::new(PictureCopy::new(device, layouts, &self.texts)?);
        *self.copy.write() = Some(made.clone());
        Ok(made)
    }

    /// What smooths edges in a finished picture with a number of samples a pixel.
    pub fn smoothing(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        samples: u32,
    ) -> Result<Handle<SmoothingPipeline>, RenderingError> {
        if let Some(made) = self.smoothing.read().get(&samples) {
            return Ok(made.clone());
        }
        let made = SmoothingPipeline::new(device, layouts, &self.texts, samples)?;
        let made = Handle::new(made);
        self.smoothing.write().insert(samples, made.clone());
        Ok(made)
    }

    /// Compiles the code of a project and keeps it. Returns the first error, with its location.
    pub fn add_code(
        &self,
        (device, layouts): (&wgpu::Device, &Layouts),
        shader: &SurfaceShader,
        revision: u64,
    ) -> Result<wgpu::ShaderModule, RenderingError> {
        let module = self.texts.compile_code(device, shader)?;
        // What a driver refuses, or what does not fit the groups, shows only in a pipeline.
        let scope = Scope::open(device);
        let _tried = LitKey::of_code((shader.id, revision)).build(device, layouts, &module);
        scope.close().map_err(|error| RenderingError::Shader {
            file: shader.name.clone(),
            line: 0,
            column: 0,
            message: error.to_string(),
        })?;
        let known = (revision, module.clone());
        self.coded.write().insert(shader.id, known);
        // Those of the code before are never drawn with again.
        let is_of_it = |key: &LitKey| key.shader().is_some_and(|(id, _)| id == shader.id);
        self.lit.write().retain(|key, _| !is_of_it(key));
        Ok(module)
    }

    /// The shader of meshes, with code of a project or without. Code that is gone changes nothing.
    fn module(
        &self,
        (gpu, layouts): (&Gpu, &Layouts),
        code: Option<(ShaderId, u64)>,
    ) -> Result<wgpu::ShaderModule, RenderingError> {
        let Some((id, revision)) = code else {
            return Ok(self.mesh.clone());
        };
        if let Some((known, module)) = self.coded.read().get(&id)
            && *known == revision
        {
            return Ok(module.clone());
        }
        let uploaded = gpu.shaders.read().get(&id).cloned();
        match uploaded {
            Some(of) => self.add_code((&gpu.device, layouts), &of.shader, of.revision),
            None => Ok(self.mesh.clone()),
        }
    }

    /// A pipeline for lit meshes.
    pub fn lit(
        &self,
        gpu: &Gpu,
        layouts: &Layouts,
        key: LitKey,
    ) -> Result<wgpu::RenderPipeline, RenderingError> {
        if let Some(made) = self.lit.read().get(&key) {
            return Ok(made.clone());
        }
        let build = |module: &wgpu::ShaderModule| {
            let scope = Scope::open(&gpu.device);
            let made = key.build(&gpu.device, layouts, module);
            scope.close().map(|()| made)
        };
        let made = self.module((gpu, layouts), key.shader());
        let made = match made.and_then(|module| build(&module)) {
            // Code of a project must not take the picture away: its surfaces are as without it.
            Err(error) if key.shader().is_some() => {
                playground_base::tracing::error!("the code of a surface is left out: {error}");
                build(&self.mesh)?
            }
            made => made?,
        };
        self.lit.write().insert(key, made.clone());
        Ok(made)
    }
}
