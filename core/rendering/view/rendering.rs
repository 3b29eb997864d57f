//! [`RenderingView`]: the contract of a renderer, which turns draw lists into pixels.
//!
//! **Ownership.** The renderer starts the device and returns it as a [`Gpu`]; from then on the
//! device belongs to the holders of the `Gpu`. Targets belong to their makers. The renderer itself
//! keeps only what it can make again from a `Gpu` at any time: shaders, pipelines, the built-in
//! meshes. So it is stateless across a reload: the new code takes the same `Gpu` and builds its
//! pipelines on first use.
//!
//! **Freeing.** Dropping a [`RenderTarget`] frees its textures and buffers, removing an entry
//! from `gpu.meshes`, `gpu.textures`, `gpu.surfaces`, `gpu.shaders` or
//! `gpu.panoramas` frees that upload, dropping the last `Gpu` frees the
//! device. wgpu defers each until the GPU is done with it. No call is needed.
//!
//! **Validation.** The renderer checks its input: sizes are clamped to the device's limits, a size
//! of 0 skips the frame, meshes with indices out of range are refused, a batch without a mesh is
//! counted and skipped, numbers that are not finite draw nothing. Callers need not check. What wgpu
//! still refuses is caught and returned as an error of the current draw; nothing panics.
//!
//! **Threads.** All methods take `&self` and may be called from any thread. Draws into different
//! targets may overlap; draws into one target take turns. `start`, the first `draw` (which
//! compiles), `pick` and `read_pixels` block; `draw` does not wait for the GPU.
//!
//! **Errors.** [`RenderingError::DeviceLost`] means that the `Gpu`, all targets and all
//! uploads are gone: start again. After any other error the `Gpu` remains good, and the target
//! keeps the picture it had. A shader that does not compile leaves the last good pipelines in
//! use.
//!
//! Architecture invariant: the contract does not depend on egui, and on windows only to make a
//! surface for one: the editor configures and presents the surface itself.

use crate::{DrawStats, Gpu, GpuRequest, GpuStart, RenderTarget, RenderingError, RenderingInfo};
use playground_base::view;
use playground_core_drawing::{
    DrawList, Mesh, Panorama, Pixels, Surface, SurfaceShader, Texture, TextureId,
};
use playground_graphics::wgpu;

/// Turns draw lists into pixels.
#[view]
pub trait RenderingView {
    /// The properties of this renderer; starts nothing.
    fn info(&self) -> RenderingInfo;

    /// Starts a device on this renderer's backend, with a surface for the window if there is one.
    ///
    /// Fails with `NoAdapter`, `Surface` or `Device`; the resolver then tries the next renderer.
    async fn start(&self, request: GpuRequest) -> Result<GpuStart, RenderingError>;

    /// Gives `target` this size, clamped to the device's limits, and the samples of `gpu.quality`.
    /// True when its textures were made again; false when nothing changed, or when a side is 0
    /// (then the target stays unchanged and draws are skipped).
    fn ensure_target(
        &self,
        gpu: &Gpu,
        target: &mut RenderTarget,
        width_px: u32,
        height_px: u32,
    ) -> Result<bool, RenderingError>;

    /// Draws `list` into `target`: encodes, submits, returns without waiting for the GPU.
    fn draw(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        list: &DrawList,
    ) -> Result<DrawStats, RenderingError>;

    /// The entity index of what the last draw into `target` shows at a pixel (from the top left),
    /// or of the nearest within three pixels; `None` for the background, outside the target, and
    /// before the first draw.
    fn pick(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        x_px: u32,
        y_px: u32,
    ) -> Result<Option<u32>, RenderingError>;

    /// Reads a texture back: that of a target (`images.color`), or any other 8-bit RGBA or BGRA
    /// texture with `COPY_SRC`. Waits for the GPU.
    fn read_pixels(&self, gpu: &Gpu, texture: &wgpu::Texture) -> Result<Pixels, RenderingError>;

    /// Shows the picture of `from`, as it was drawn last, in a part of that of `target`: left, top, width and
    /// height in pixels. What is outside is left out.
    fn place_picture(
        &self,
        gpu: &Gpu,
        target: &RenderTarget,
        from: &RenderTarget,
        part_px: [u32; 4],
    ) -> Result<(), RenderingError>;

    /// Makes the picture of `from`, as it was drawn last, the texture with this id, which surfaces show.
    fn upload_picture(
        &self,
        gpu: &Gpu,
        from: &RenderTarget,
        id: TextureId,
    ) -> Result<(), RenderingError>;

    /// Uploads a mesh under its id, replacing the old one. Built-in meshes are uploaded already.
    fn upload_mesh(&self, gpu: &Gpu, mesh: &Mesh) -> Result<(), RenderingError>;

    /// Uploads a texture under its id, replacing the old one.
    fn upload_texture(&self, gpu: &Gpu, texture: &Texture) -> Result<(), RenderingError>;

    /// Compiles a shader of the project and uploads it under its id, replacing the old one. An error of the
    /// compiler names the line in the shader's own text; the last good one stays in use.
    fn upload_shader(&self, gpu: &Gpu, shader: &SurfaceShader) -> Result<(), RenderingError>;

    /// Uploads a surface under its id, replacing the old one. Its textures and its shader may be uploaded before or after
    /// it; a map without its texture is not shown, and a shader that is not there changes nothing.
    fn upload_surface(&self, gpu: &Gpu, surface: &Surface) -> Result<(), RenderingError>;

    /// Uploads a panorama under its id, replacing the old one.
    fn upload_panorama(&self, gpu: &Gpu, panorama: &Panorama) -> Result<(), RenderingError>;

    /// Replaces the WGSL source of one of the shaders that [`RenderingInfo::shaders`] names. When
    /// it does not compile, the error has the location and the last good pipelines stay in use. It
    /// is compiled again together with the next one, because an edit may span several files.
    fn load_shader(&self, gpu: &Gpu, name: &str, wgsl: &str) -> Result<(), RenderingError>;
}
