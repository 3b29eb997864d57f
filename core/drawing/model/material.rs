//! [`Material`]: how a surface reflects light.

use playground_base::Color;
use playground_base::serde::{Deserialize, Serialize};

/// A surface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Material {
    /// Base colour, linear; alpha is used in batches that blend.
    pub color: Color,
    /// 0 is a mirror, 1 is chalk.
    pub roughness: f32,
    /// 0 is plastic, 1 is metal.
    pub metallic: f32,
    /// Emitted light, as a multiple of the base colour.
    pub emissive: f32,
}

impl Default for Material {
    fn default() -> Self {
        Self {
            color: Color::rgb(0.6, 0.62, 0.65),
            roughness: 0.6,
            metallic: 0.0,
            emissive: 0.0,
        }
    }
}
