//! [`PainterRenderer`]: paints egui's triangles on a device.

use super::software_renderer::SoftwareRenderer;
use playground_core_rendering::Gpu;
use playground_graphics::egui::TextureId;
use playground_graphics::egui::epaint::{ClippedPrimitive, ImageDelta};
use playground_graphics::egui_wgpu::{Renderer, RendererOptions, ScreenDescriptor};
use playground_graphics::wgpu;

/// egui-wgpu's renderer on a graphics card, our own on an adapter that runs shaders on the
/// processor. The pictures are the same.
pub enum PainterRenderer {
    /// On a graphics card.
    Hardware(Box<Renderer>),
    /// On the processor.
    Software(Box<SoftwareRenderer>),
}

impl PainterRenderer {
    /// The renderer for this device.
    pub fn new(gpu: &Gpu, format: wgpu::TextureFormat) -> Self {
        // Only egui-wgpu's shader knows how to undo the encoding of an sRGB target.
        if is_software(gpu) && !format.is_srgb() {
            return Self::Software(Box::new(SoftwareRenderer::new(&gpu.device, format)));
        }
        let options = RendererOptions {
            // Pictures of a headless run are compared; noise would make each one different.
            dithering: false,
            ..RendererOptions::default()
        };
        Self::Hardware(Box::new(Renderer::new(&gpu.device, format, options)))
    }

    /// Uploads one of egui's own textures, or a part of it.
    pub fn update_texture(&mut self, gpu: &Gpu, id: TextureId, delta: &ImageDelta) {
        match self {
            Self::Hardware(renderer) => {
                renderer.update_texture(&gpu.device, &gpu.queue, id, delta);
            }
            Self::Software(renderer) => {
                renderer.update_texture(&gpu.device, &gpu.queue, id, delta);
            }
        }
    }

    /// Forgets a texture.
    pub fn free_texture(&mut self, id: TextureId) {
        match self {
            Self::Hardware(renderer) => renderer.free_texture(&id),
            Self::Software(renderer) => renderer.free_texture(id),
        }
    }

    /// Registers a texture of the app.
    pub fn register(&mut self, gpu: &Gpu, view: &wgpu::TextureView) -> TextureId {
        let filter = wgpu::FilterMode::Linear;
        match self {
            Self::Hardware(renderer) => renderer.register_native_texture(&gpu.device, view, filter),
            Self::Software(renderer) => renderer.register(&gpu.device, view),
        }
    }

    /// Shows another texture under an id.
    pub fn replace(&mut self, gpu: &Gpu, id: TextureId, view: &wgpu::TextureView) {
        let filter = wgpu::FilterMode::Linear;
        match self {
            Self::Hardware(renderer) => {
                renderer.update_egui_texture_from_wgpu_texture(&gpu.device, view, filter, id);
            }
            Self::Software(renderer) => renderer.replace(&gpu.device, id, view),
        }
    }

    /// Uploads what [`render`](Self::render) draws. Submit the returned commands before its pass.
    pub fn prepare(
        &mut self,
        gpu: &Gpu,
        encoder: &mut wgpu::CommandEncoder,
        primitives: &[ClippedPrimitive],
        screen: &ScreenDescriptor,
    ) -> Vec<wgpu::CommandBuffer> {
        match self {
            Self::Hardware(renderer) => {
                renderer.update_buffers(&gpu.device, &gpu.queue, encoder, primitives, screen)
            }
            Self::Software(renderer) => {
                renderer.prepare(&gpu.device, &gpu.queue, primitives, screen);
                Vec::new()
            }
        }
    }

    /// Draws what was prepared.
    pub fn render(
        &self,
        mut pass: wgpu::RenderPass<'_>,
        primitives: &[ClippedPrimitive],
        screen: &ScreenDescriptor,
    ) {
        match self {
            Self::Hardware(renderer) => {
                renderer.render(&mut pass.forget_lifetime(), primitives, screen);
            }
            Self::Software(renderer) => renderer.render(&mut pass, screen),
        }
    }
}

/// True for software adapters. GL adapters do not always report it, so their names are checked too.
fn is_software(gpu: &Gpu) -> bool {
    let name = gpu.adapter_info.name.to_ascii_lowercase();
    let known = ["llvmpipe", "softpipe", "swrast", "swiftshader"];
    gpu.adapter_info.device_type == wgpu::DeviceType::Cpu || known.iter().any(|k| name.contains(k))
}
