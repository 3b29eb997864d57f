//! [`HeadlessPainter`]: paints frames to its own texture.

use super::{EguiPainter, FrameShapes};
use playground_core_drawing::Pixels;
use playground_core_rendering::{Gpu, RenderingError};
use playground_graphics::egui::{Context, FullOutput};
use playground_graphics::wgpu;

/// Paints frames to its own texture, to read them back.
pub struct HeadlessPainter {
    painter: EguiPainter,
    target: Option<wgpu::Texture>,
}

const FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

impl HeadlessPainter {
    /// A painter on a device.
    pub fn new(gpu: Gpu) -> Self {
        Self {
            painter: EguiPainter::new(gpu, FORMAT),
            target: None,
        }
    }

    /// Switches to another device.
    pub fn set_gpu(&mut self, gpu: Gpu) {
        self.painter.set_gpu(gpu, FORMAT);
        self.target = None;
    }

    /// The painter, to register textures.
    pub fn painter(&mut self) -> &mut EguiPainter {
        &mut self.painter
    }

    /// Uploads a frame's textures and drops its shapes: for frames that are not shown.
    pub fn skip(&mut self, output: &mut FullOutput) {
        let unused = self.painter.upload(&mut output.textures_delta);
        self.painter.free(unused);
    }

    /// Paints a frame and reads it back with `read`: the rendering system's `read_pixels`.
    pub fn paint(
        &mut self,
        ctx: &Context,
        output: &mut FullOutput,
        size_px: [u32; 2],
        read: impl FnOnce(&wgpu::Texture) -> Result<Pixels, RenderingError>,
    ) -> Result<Pixels, RenderingError> {
        let unused = self.painter.upload(&mut output.textures_delta);
        let shapes = FrameShapes::take(ctx, output, size_px);
        let texture = super::capture::target(&self.painter, &mut self.target, size_px);
        self.painter
            .paint(&shapes, &texture.create_view(&Default::default()));
        let pixels = read(&texture);
        self.painter.free(unused);
        pixels
    }
}
