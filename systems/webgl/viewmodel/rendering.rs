//! [`WebglRendering`].

use crate::forward::{Interface, Renderer};
use playground_base::{Context, ModuleError, view_model, wgpu};
use playground_core_rendering::{
    DrawList, DrawStats, Gpu, GpuRequest, GpuStart, Mesh, Pixels, RenderTarget, RenderingError,
    RenderingInfo, RenderingView, Texture,
};

/// Draws with wgpu on OpenGL, within the limits of WebGL2.
pub struct WebglRendering {
    renderer: Renderer,
}

impl WebglRendering {
    /// A renderer that has started nothing yet.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self::default())
    }
}

impl Default for WebglRendering {
    fn default() -> Self {
        let interface = Interface {
            name: "WebGL",
            backend: "gl",
            backends: wgpu::Backends::GL,
            remedy: "install an OpenGL ES 3 driver with EGL (on Debian: libegl1 and libgl1-mesa-dri), or choose the Vulkan renderer",
            limits: |adapter| wgpu::Limits::downlevel_webgl2_defaults().using_resolution(adapter),
        };
        Self {
            renderer: Renderer::new(interface),
        }
    }
}

#[view_model]
impl RenderingView for WebglRendering {
    fn info(&self) -> RenderingInfo {
        self.renderer.info()
    }

    async fn start(&self, request: GpuRequest) -> Result<GpuStart, RenderingError> {
        self.renderer.start(request).await
    }

    fn ensure_target(
        &self,
        gpu: &Gpu,
        target: &mut RenderTarget,
        width_px: u32,
        height_px: u32,
    ) -> Result<bool, RenderingError> {
        self.renderer
            .ensure_target(gpu, target, width_px, height_px)
    }

    fn draw(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        list: &DrawList,
    ) -> Result<DrawStats, RenderingError> {
        self.renderer.draw(gpu, target, list)
    }

    fn pick(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        x_px: u32,
        y_px: u32,
    ) -> Result<Option<u32>, RenderingError> {
        self.renderer.pick(gpu, target, x_px, y_px)
    }

    fn read_pixels(&self, gpu: &Gpu, texture: &wgpu::Texture) -> Result<Pixels, RenderingError> {
        self.renderer.read_pixels(gpu, texture)
    }

    fn upload_mesh(&self, gpu: &Gpu, mesh: &Mesh) -> Result<(), RenderingError> {
        self.renderer.upload_mesh(gpu, mesh)
    }

    fn upload_texture(&self, gpu: &Gpu, texture: &Texture) -> Result<(), RenderingError> {
        self.renderer.upload_texture(gpu, texture)
    }

    fn load_shader(&self, gpu: &Gpu, name: &str, wgsl: &str) -> Result<(), RenderingError> {
        self.renderer.load_shader(gpu, name, wgsl)
    }
}
