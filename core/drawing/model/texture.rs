//! [`Texture`]: a picture to put on surfaces.

use crate::Pixels;

/// The id of a texture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextureId(pub u64);

/// How a texture looks when it is magnified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextureFilter {
    /// Smooth.
    #[default]
    Linear,
    /// Sharp pixels.
    Nearest,
}

/// A picture in main memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texture {
    /// Its id.
    pub id: TextureId,
    /// Its name, for messages.
    pub name: String,
    /// The picture, gamma-encoded.
    pub pixels: Pixels,
    /// How it looks when magnified.
    pub filter: TextureFilter,
}
