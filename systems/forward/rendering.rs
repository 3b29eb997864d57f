//! [`rendering_view_model`]: the ViewModel of a system that draws with this renderer.

/// Generates the ViewModel of a system from its name and interface. A generic type is not possible,
/// because a ViewModel is exported by its name.
macro_rules! rendering_view_model {
    ($(#[$doc:meta])* $name:ident, $interface:expr) => {
        use playground_base::{Context, ModuleError, view_model};
        use playground_graphics::{wgpu};
        use playground_core_rendering::{DrawStats, Gpu, GpuRequest, GpuStart, RenderTarget, RenderingError, RenderingInfo, RenderingView};
        use playground_core_drawing::{DrawList, Mesh, Panorama, Pixels, Surface, SurfaceShader, Texture, TextureId};

        $(#[$doc])*
        pub struct $name {
            renderer: $crate::forward::Renderer,
        }

        impl $name {
            /// A renderer that has started nothing yet.
            pub fn new(_context: &Context) -> Result<Self, ModuleError> {
                Ok(Self::default())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self {
                    renderer: $crate::forward::Renderer::new($interface),
                }
            }
        }

        #[view_model]
        impl RenderingView for $name {
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

            fn place_picture(
                &self,
                gpu: &Gpu,
                target: &RenderTarget,
                from: &RenderTarget,
                part_px: [u32; 4],
            ) -> Result<(), RenderingError> {
                self.renderer.place_picture(gpu, target, from, part_px)
            }

            fn upload_picture(
                &self,
                gpu: &Gpu,
                from: &RenderTarget,
                id: TextureId,
            ) -> Result<(), RenderingError> {
                self.renderer.upload_picture(gpu, from, id)
            }

            fn upload_mesh(&self, gpu: &Gpu, mesh: &Mesh) -> Result<(), RenderingError> {
                self.renderer.upload_mesh(gpu, mesh)
            }

            fn upload_texture(&self, gpu: &Gpu, texture: &Texture) -> Result<(), RenderingError> {
                self.renderer.upload_texture(gpu, texture)
            }

            fn upload_surface(&self, gpu: &Gpu, surface: &Surface) -> Result<(), RenderingError> {
                self.renderer.upload_surface(gpu, surface)
            }

            fn upload_shader(&self, gpu: &Gpu, shader: &SurfaceShader) -> Result<(), RenderingError> {
                self.renderer.upload_shader(gpu, shader)
            }

            fn upload_panorama(&self, gpu: &Gpu, panorama: &Panorama) -> Result<(), RenderingError> {
                self.renderer.upload_panorama(gpu, panorama)
            }

            fn load_shader(&self, gpu: &Gpu, name: &str, wgsl: &str) -> Result<(), RenderingError> {
                self.renderer.load_shader(gpu, name, wgsl)
            }
        }
    };
}

pub(crate) use rendering_view_model;
