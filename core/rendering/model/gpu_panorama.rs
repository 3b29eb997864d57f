//! [`GpuPanorama`]: an uploaded panorama.

use playground_graphics::wgpu;

/// Light from all around, on the device.
#[derive(Clone, Debug)]
pub struct GpuPanorama {
    /// The picture.
    pub sky: wgpu::TextureView,
    /// The cube that surfaces mirror; one level for each step of roughness.
    pub mirrored: wgpu::TextureView,
    /// See `Panorama::scattered`.
    pub scattered: [[f32; 3]; 9],
}
