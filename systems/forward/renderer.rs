//! [`Renderer`]: the contract's methods, for one interface.

use super::{
    Interface, device_state::DeviceState, draw, mesh_upload, panorama_upload, pick, picture_copy,
    read_pixels, shader::ShaderTexts, shader_upload, start, surface_upload, target, texture_upload,
};
use playground_base::{Handle, Shared};
use playground_core_drawing::{
    DrawList, Mesh, Panorama, Pixels, Surface, SurfaceShader, Texture, TextureId,
};
use playground_core_rendering::{
    DrawStats, Gpu, GpuRequest, GpuStart, RenderTarget, RenderingError, RenderingInfo,
};
use playground_graphics::wgpu;
use std::collections::BTreeMap;

/// The renderer that a system's ViewModel delegates to. It caches the resources of the last device,
/// and makes them again for another one.
pub struct Renderer {
    interface: Interface,
    texts: Shared<ShaderTexts>,
    /// Sources that were refused, by name: one may need another that is not loaded yet.
    refused: Shared<BTreeMap<String, String>>,
    state: Shared<Option<Handle<DeviceState>>>,
}

impl Renderer {
    /// A renderer for an interface; starts nothing.
    pub fn new(interface: Interface) -> Self {
        Self {
            interface,
            texts: Shared::new(ShaderTexts::built_in()),
            refused: Shared::default(),
            state: Shared::default(),
        }
    }

    pub fn info(&self) -> RenderingInfo {
        RenderingInfo {
            name: self.interface.name,
            backend: self.interface.backend,
            features: vec!["shaders", "textures", "2d", "basic-3d"],
            max_lights: super::lights::MAX_SUNS + super::lights::MAX_LAMPS,
            shaders: ShaderTexts::NAMES.to_vec(),
        }
    }

    pub async fn start(&self, request: GpuRequest) -> Result<GpuStart, RenderingError> {
        start::start(&self.interface, request).await
    }

    pub fn ensure_target(
        &self,
        gpu: &Gpu,
        target: &mut RenderTarget,
        width_px: u32,
        height_px: u32,
    ) -> Result<bool, RenderingError> {
        alive(gpu)?;
        target::ensure(gpu, target, width_px, height_px)
    }

    pub fn draw(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        list: &DrawList,
    ) -> Result<DrawStats, RenderingError> {
        alive(gpu)?;
        let Some(images) = &target.images else {
            return Ok(DrawStats {
                skipped: true,
                ..DrawStats::default()
            });
        };
        draw::draw(gpu, &*self.state(gpu)?, target, images, list)
    }

    pub fn pick(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        x_px: u32,
        y_px: u32,
    ) -> Result<Option<u32>, RenderingError> {
        alive(gpu)?;
        pick::pick(gpu, &*self.state(gpu)?, target, x_px, y_px)
    }

    pub fn read_pixels(
        &self,
        gpu: &Gpu,
        texture: &wgpu::Texture,
    ) -> Result<Pixels, RenderingError> {
        alive(gpu)?;
        read_pixels::read(gpu, texture)
    }

    pub fn place_picture(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        from: &RenderTarget,
        part_px: [u32; 4],
    ) -> Result<(), RenderingError> {
        alive(gpu)?;
        picture_copy::place(gpu, &*self.state(gpu)?, (target, from), part_px)
    }

    pub fn upload_picture(
        &self,
        gpu: &Gpu,
        from: &RenderTarget,
        id: TextureId,
    ) -> Result<(), RenderingError> {
        alive(gpu)?;
        picture_copy::upload(gpu, &*self.state(gpu)?, from, id)
    }

    pub fn upload_mesh(&self, gpu: &Gpu, mesh: &Mesh) -> Result<(), RenderingError> {
        alive(gpu)?;
        mesh_upload::upload(gpu, &self.state(gpu)?.layouts, mesh)
    }

    pub fn upload_texture(&self, gpu: &Gpu, texture: &Texture) -> Result<(), RenderingError> {
        alive(gpu)?;
        texture_upload::upload(gpu, &self.state(gpu)?.mips, texture)
    }

    pub fn upload_surface(&self, gpu: &Gpu, surface: &Surface) -> Result<(), RenderingError> {
        alive(gpu)?;
        surface_upload::upload(gpu, surface)
    }

    pub fn upload_shader(&self, gpu: &Gpu, shader: &SurfaceShader) -> Result<(), RenderingError> {
        alive(gpu)?;
        shader_upload::upload(gpu, &*self.state(gpu)?, shader)
    }

    pub fn upload_panorama(&self, gpu: &Gpu, panorama: &Panorama) -> Result<(), RenderingError> {
        alive(gpu)?;
        panorama_upload::upload(gpu, panorama)
    }

    pub fn load_shader(&self, gpu: &Gpu, name: &str, wgsl: &str) -> Result<(), RenderingError> {
        alive(gpu)?;
        let changed = self.texts.read().with(name, wgsl)?;
        let refused = &mut *self.refused.write();
        refused.remove(name);
        let Err(error) = self.use_texts(gpu, changed.clone()) else {
            return Ok(());
        };
        let mut together = changed;
        for (other, wgsl) in refused.iter() {
            together = together.with(other, wgsl)?;
        }
        if !refused.is_empty() && self.use_texts(gpu, together).is_ok() {
            refused.clear();
            return Ok(());
        }
        refused.insert(name.to_owned(), wgsl.to_owned());
        Err(error)
    }

    fn use_texts(&self, gpu: &Gpu, texts: ShaderTexts) -> Result<(), RenderingError> {
        self.state(gpu)?.set_texts(gpu, &texts)?;
        *self.texts.write() = texts;
        Ok(())
    }

    /// The cached resources of this device, or new ones.
    fn state(&self, gpu: &Gpu) -> Result<Handle<DeviceState>, RenderingError> {
        if let Some(state) = &*self.state.read()
            && state.device == gpu.device
        {
            return Ok(state.clone());
        }
        let texts = self.texts.read().clone();
        let made = Handle::new(DeviceState::new(gpu, texts)?);
        *self.state.write() = Some(made.clone());
        Ok(made)
    }
}

/// Fails when the device was lost.
fn alive(gpu: &Gpu) -> Result<(), RenderingError> {
    match &gpu.health.read().lost {
        None => Ok(()),
        Some(reason) => Err(RenderingError::DeviceLost {
            reason: reason.clone(),
        }),
    }
}
