//! [`GpuTexture`]: an uploaded texture.

use playground_graphics::wgpu;

/// A texture on the device, with its view and sampler.
#[derive(Clone, Debug)]
pub struct GpuTexture {
    /// The texture's name.
    pub name: String,
    /// The texture.
    pub texture: wgpu::Texture,
    /// A view of the whole texture.
    pub view: wgpu::TextureView,
    /// How it is sampled.
    pub sampler: wgpu::Sampler,
}
