//! [`Pixels`]: a picture in memory.

use playground_base::serde::{Deserialize, Serialize};

/// A picture: 8 bits a channel, gamma-encoded (sRGB) unless its user says otherwise, rows from top to
/// bottom, no padding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Pixels {
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Red, green, blue, alpha: `4 * width_px * height_px` bytes.
    #[serde(with = "playground_base::serde_bytes")]
    pub rgba: Vec<u8>,
}
