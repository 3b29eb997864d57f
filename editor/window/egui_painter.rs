//! [`EguiPainter`]: paints egui's shapes to a texture.

use super::painter_renderer::PainterRenderer;
use super::texture_copies::TextureCopies;
use playground_core_rendering::Gpu;
use playground_graphics::egui::epaint::{ClippedPrimitive, textures::TexturesDelta};
use playground_graphics::egui::{Context, FullOutput, TextureId};
use playground_graphics::egui_wgpu::ScreenDescriptor;
use playground_graphics::wgpu;

/// The triangles of a frame, with its size.
pub struct FrameShapes {
    primitives: Vec<ClippedPrimitive>,
    pixels_per_point: f32,
    size_px: [u32; 2],
}

impl FrameShapes {
    /// Takes the shapes out of a frame's output.
    pub fn take(ctx: &Context, output: &mut FullOutput, size_px: [u32; 2]) -> Self {
        let shapes = std::mem::take(&mut output.shapes);
        Self {
            primitives: ctx.tessellate(shapes, output.pixels_per_point),
            pixels_per_point: output.pixels_per_point,
            size_px,
        }
    }

    /// Width and height, in pixels.
    pub const fn size_px(&self) -> [u32; 2] {
        self.size_px
    }
}

/// Paints egui's shapes to textures of one format. The device can be replaced.
pub struct EguiPainter {
    gpu: Gpu,
    format: wgpu::TextureFormat,
    renderer: PainterRenderer,
    copies: TextureCopies,
    generation: u32,
}

impl EguiPainter {
    /// A painter for targets of this format. It should be an 8-bit format without sRGB, because
    /// egui's colours are gamma-encoded already.
    pub fn new(gpu: Gpu, format: wgpu::TextureFormat) -> Self {
        Self {
            renderer: PainterRenderer::new(&gpu, format),
            gpu,
            format,
            copies: TextureCopies::default(),
            generation: 1,
        }
    }

    /// Switches to another device. Uploads egui's own textures again; textures that the app
    /// registered are gone.
    pub fn set_gpu(&mut self, gpu: Gpu, format: wgpu::TextureFormat) {
        self.renderer = PainterRenderer::new(&gpu, format);
        self.gpu = gpu;
        self.format = format;
        self.generation += 1;
        for (id, image) in self.copies.whole() {
            self.renderer.update_texture(&self.gpu, id, &image);
        }
    }

    /// Number of the device, from 1. When it changes, the app must register its textures again.
    pub const fn generation(&self) -> u32 {
        self.generation
    }

    /// The device.
    pub const fn gpu(&self) -> &Gpu {
        &self.gpu
    }

    /// Format of the textures that are painted to.
    pub const fn format(&self) -> wgpu::TextureFormat {
        self.format
    }

    /// Registers a texture with egui.
    pub fn register(&mut self, view: &wgpu::TextureView) -> TextureId {
        self.renderer.register(&self.gpu, view)
    }

    /// Shows another texture under an id that was registered on this device.
    pub fn replace(&mut self, id: TextureId, view: &wgpu::TextureView) {
        self.renderer.replace(&self.gpu, id, view);
    }

    /// Forgets a registered texture.
    pub fn forget(&mut self, id: TextureId) {
        self.renderer.free_texture(id);
    }

    /// Uploads the changes of egui's own textures. Call it for each frame, even for one that is not
    /// painted. Returns the textures to [`free`](Self::free) after painting.
    pub fn upload(&mut self, delta: &mut TexturesDelta) -> Vec<TextureId> {
        self.copies.apply(delta);
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.renderer.update_texture(&self.gpu, id, &change);
            }
        }
        delta.free.drain().collect()
    }

    /// Frees egui's textures that are not used any more.
    pub fn free(&mut self, textures: Vec<TextureId>) {
        for id in textures {
            self.renderer.free_texture(id);
        }
    }

    /// Paints a frame over the whole of `target`, which has the frame's size.
    pub fn paint(&mut self, frame: &FrameShapes, target: &wgpu::TextureView) {
        let screen = ScreenDescriptor {
            size_in_pixels: frame.size_px,
            pixels_per_point: frame.pixels_per_point,
        };
        let mut encoder = self.gpu.device.create_command_encoder(&Default::default());
        let mut commands =
            self.renderer
                .prepare(&self.gpu, &mut encoder, &frame.primitives, &screen);
        let pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("egui"),
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view: target,
                resolve_target: None,
                ops: wgpu::Operations {
                    load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
                    store: wgpu::StoreOp::Store,
                },
                depth_slice: None,
            })],
            ..Default::default()
        });
        self.renderer.render(pass, &frame.primitives, &screen);
        commands.push(encoder.finish());
        self.gpu.queue.submit(commands);
    }
}
