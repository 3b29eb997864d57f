//! [`WindowSurface`]: the surface of the window.

use playground_core_rendering::Gpu;
use playground_graphics::wgpu;

/// The window's surface, configured when its size changes.
pub struct WindowSurface {
    surface: wgpu::Surface<'static>,
    config: wgpu::SurfaceConfiguration,
    is_configured: bool,
}

/// The result of requesting the next texture to paint to.
pub enum NextTexture {
    /// Paint to it, then present it.
    Ready(wgpu::SurfaceTexture),
    /// Skip this frame; the surface is configured again for the next one.
    Again,
    /// Skip this frame: the window is hidden.
    Hidden,
    /// The surface is gone.
    Lost,
}

impl WindowSurface {
    /// Chooses format and present mode; `None` when the adapter cannot draw to the surface.
    pub fn new(gpu: &Gpu, surface: wgpu::Surface<'static>) -> Option<Self> {
        let mut config = surface.get_default_config(&gpu.adapter, 1, 1)?;
        let capabilities = surface.get_capabilities(&gpu.adapter);
        // egui's colours are gamma-encoded already: a format that encodes again is second choice.
        let plain = [
            wgpu::TextureFormat::Bgra8Unorm,
            wgpu::TextureFormat::Rgba8Unorm,
        ];
        let format = capabilities
            .formats
            .iter()
            .find(|format| plain.contains(format));
        config.format = format.copied().unwrap_or(config.format);
        config.present_mode = wgpu::PresentMode::AutoVsync;
        Some(Self {
            surface,
            config,
            is_configured: false,
        })
    }

    /// Format of its textures.
    pub const fn format(&self) -> wgpu::TextureFormat {
        self.config.format
    }

    /// The next texture of this size; both sides must be at least 1.
    pub fn next(&mut self, gpu: &Gpu, size_px: [u32; 2]) -> NextTexture {
        use wgpu::CurrentSurfaceTexture::{
            Lost, Occluded, Outdated, Suboptimal, Success, Timeout, Validation,
        };
        let max = gpu.limits.max_texture_dimension_2d;
        let [width, height] = size_px.map(|side| side.min(max));
        if !self.is_configured || [self.config.width, self.config.height] != [width, height] {
            self.config.width = width;
            self.config.height = height;
            self.surface.configure(&gpu.device, &self.config);
            self.is_configured = true;
        }
        match self.surface.get_current_texture() {
            Success(texture) => NextTexture::Ready(texture),
            Suboptimal(texture) => {
                self.is_configured = false;
                NextTexture::Ready(texture)
            }
            Timeout | Occluded => NextTexture::Hidden,
            Outdated | Validation => {
                self.is_configured = false;
                NextTexture::Again
            }
            Lost => NextTexture::Lost,
        }
    }
}
