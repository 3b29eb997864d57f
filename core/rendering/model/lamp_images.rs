//! [`LampImages`]: many lamps, as textures.

use playground_graphics::wgpu;

/// The lamps of a picture that has more than fit into its uniforms, and which of them reach which part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct LampImages {
    /// A row for each lamp.
    pub lamps: wgpu::Texture,
    /// For each part where its lamps start in `numbers`, and how many there are.
    pub parts: wgpu::Texture,
    /// Numbers of lamps.
    pub numbers: wgpu::Texture,
}
