//! [`Texture`]: a picture to put on surfaces.

use crate::Pixels;
use playground_base::serde::{Deserialize, Serialize};

/// The id of a texture.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(crate = "playground_base::serde")]
pub struct TextureId(pub u64);

/// How a texture looks when it is magnified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum TextureFilter {
    /// Smooth; and seen from afar the mean of what a pixel covers.
    #[default]
    Linear,
    /// Sharp pixels.
    Nearest,
}

/// What is shown beyond the edge of a texture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum TextureWrap {
    /// The texture again.
    #[default]
    Repeat,
    /// The texture again, mirrored every other time.
    Mirror,
    /// The colour of the edge.
    Clamp,
}

/// What the numbers of a texture are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum TextureEncoding {
    /// Colours, gamma-encoded (sRGB).
    #[default]
    Color,
    /// Numbers as they are: directions, roughness.
    Data,
}

/// A picture in main memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texture {
    /// Its id.
    pub id: TextureId,
    /// Its name, for messages.
    pub name: String,
    /// The picture.
    pub pixels: Pixels,
    /// How it looks when magnified.
    pub filter: TextureFilter,
    /// What is beyond its edges: left and right, above and below.
    pub wrap: [TextureWrap; 2],
    /// What its numbers are.
    pub encoding: TextureEncoding,
}
