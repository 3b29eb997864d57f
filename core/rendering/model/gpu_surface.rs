//! [`GpuSurface`]: an uploaded surface.

use playground_core_drawing::Surface;
use playground_graphics::wgpu;

/// A surface on the device. Its textures are uploaded by themselves.
#[derive(Clone, Debug)]
pub struct GpuSurface {
    /// What was uploaded.
    pub surface: Surface,
    /// Its numbers, as the shader reads them.
    pub uniform: wgpu::Buffer,
}
