//! [`Compiled`]: shaders and their pipelines.

use super::{
    glow::GlowPipelines,
    layouts::Layouts,
    lit::LitKey,
    pipelines::Pipelines,
    shader::{Scope, ShaderTexts},
    shown::Shown,
};
use playground_base::{Handle, Shared};
use playground_core_rendering::RenderingError;
use playground_graphics::wgpu;
use std::collections::HashMap;

/// Everything that is compiled from one set of sources. Pipelines are made on first use.
pub struct Compiled {
    texts: ShaderTexts,
    mesh: wgpu::ShaderModule,
    fixed: Shared<HashMap<(u32, Shown), Handle<Pipelines>>>,
    glow: Shared<HashMap<(u32, Shown), Handle<GlowPipelines>>>,
    lit: Shared<HashMap<LitKey, wgpu::RenderPipeline>>,
}

impl Compiled {
    /// Compiles the sources. Returns the first error, with its location.
    pub fn new(device: &wgpu::Device, texts: ShaderTexts) -> Result<Self, RenderingError> {
        Ok(Self {
            mesh: texts.compile(device, "mesh.wgsl")?,
            texts,
            fixed: Shared::default(),
            glow: Shared::default(),
            lit: Shared::default(),
        })
    }

    /// Compiles the same pipelines from other sources. Returns the first error.
    pub fn with_texts(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        texts: ShaderTexts,
    ) -> Result<Self, RenderingError> {
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
        for key in self.lit.read().keys() {
            other.lit(device, layouts, *key)?;
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

    /// A pipeline for lit meshes.
    pub fn lit(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        key: LitKey,
    ) -> Result<wgpu::RenderPipeline, RenderingError> {
        if let Some(made) = self.lit.read().get(&key) {
            return Ok(made.clone());
        }
        let scope = Scope::open(device);
        let made = key.build(device, layouts, &self.mesh);
        scope.close()?;
        self.lit.write().insert(key, made.clone());
        Ok(made)
    }
}
