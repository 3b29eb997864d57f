//! [`OcclusionImages`]: how much light from all around arrives.

use playground_graphics::wgpu;

/// The textures in which a picture finds how much light from all around arrives, each half as wide and high
/// as the picture. They are made when a draw first needs them.
#[derive(Clone, Debug)]
pub struct OcclusionImages {
    /// Their width and height.
    pub size: [u32; 2],
    /// Depth of what is opaque, reversed.
    pub depth: wgpu::TextureView,
    /// The share that arrives, and the distance along the view, with noise.
    pub rough: wgpu::TextureView,
    /// The same without noise.
    pub soft: wgpu::TextureView,
}
