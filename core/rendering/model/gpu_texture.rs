//! [`GpuTexture`]: an uploaded texture.

use playground_base::wgpu;

/// A texture on the device, with the bind group that any pipeline of the renderer takes.
#[derive(Clone, Debug)]
pub struct GpuTexture {
    /// The texture's name.
    pub name: String,
    /// The texture.
    pub texture: wgpu::Texture,
    /// All of it.
    pub view: wgpu::TextureView,
    /// How it is sampled.
    pub sampler: wgpu::Sampler,
}
