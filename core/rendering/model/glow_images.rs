//! [`GlowImages`]: the textures of a picture in which bright light glows.

use playground_graphics::wgpu;

/// The textures of a picture that is drawn as light first, and shown in colours afterwards. They are made
/// when a draw first needs them.
#[derive(Clone, Debug)]
pub struct GlowImages {
    /// Width and height of the picture, and its samples.
    pub size: [u32; 3],
    /// Light, linear, as 16-bit floating point numbers.
    pub light: wgpu::TextureView,
    /// The same with several samples a pixel, which are resolved into `light`; `None` for one.
    pub samples: Option<wgpu::TextureView>,
    /// Blurred copies, each half as wide and high as the one before.
    pub levels: Vec<wgpu::TextureView>,
}
